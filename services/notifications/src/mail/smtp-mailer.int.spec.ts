import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { TransientFault } from '@throughline/kernel';
import { MailRefused, type Mail } from './mailer.js';
import { SmtpMailer } from './smtp-mailer.js';

const mail: Mail = {
  messageId: '<m1@throughline>',
  to: 'ada@example.com',
  subject: 'Your order 1001',
  text: 'Thank you.',
};

/** As much of RFC 5321 as one message takes: every recipient gets the same answer. */
class SmallSmtpServer {
  readonly messages: string[] = [];
  readonly said: string[] = [];
  recipientAnswer = '250 ok';
  loginAnswer = '235 welcome';
  private readonly sockets = new Set<Socket>();
  private readonly server: Server = createServer((socket) => {
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    void this.talk(socket);
  });

  async listen(port = 0): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async talk(socket: Socket): Promise<void> {
    let message: string[] | undefined;
    socket.write('220 small\r\n');
    for await (const line of createInterface({ input: socket })) {
      if (message && line !== '.') {
        message.push(line);
        continue;
      }
      if (message) this.messages.push(message.join('\n'));
      else this.said.push(line);
      const isData = !message && line === 'DATA';
      socket.write(`${message ? '250 taken' : this.answerTo(line)}\r\n`);
      message = isData ? [] : undefined;
    }
  }

  private answerTo(line: string): string {
    if (line.startsWith('EHLO')) return '250-small\r\n250 AUTH PLAIN';
    if (line.startsWith('AUTH')) return this.loginAnswer;
    if (line.startsWith('RCPT')) return this.recipientAnswer;
    if (line === 'DATA') return '354 go on';
    return line === 'QUIT' ? '221 bye' : '250 ok';
  }
}

describe('sending mail over SMTP', () => {
  let server: SmallSmtpServer;
  let mailer: SmtpMailer;
  let port: number;

  beforeEach(async () => {
    server = new SmallSmtpServer();
    port = await server.listen();
    mailer = new SmtpMailer(`smtp://127.0.0.1:${port}`, 'shop@example.com');
  });

  afterEach(async () => {
    await mailer.close();
    await server.close();
  });

  it('hands the message over under its own Message-ID', async () => {
    await mailer.send(mail);
    expect(server.said).toEqual(
      expect.arrayContaining(['MAIL FROM:<shop@example.com>', 'RCPT TO:<ada@example.com>']),
    );
    const [message] = server.messages;
    expect(message).toContain('Message-ID: <m1@throughline>');
    expect(message).toContain('Subject: Your order 1001');
    expect(message).toContain('Thank you.');
  });

  it('gives name and password as the address holds them, decoded', async () => {
    const known = new SmtpMailer(`smtp://anna%40shop:p%3Aw@127.0.0.1:${port}`, 'shop@example.com');
    await known.send(mail);
    await known.close();
    const plain = Buffer.from('\0anna@shop\0p:w').toString('base64');
    expect(server.said).toContain(`AUTH PLAIN ${plain}`);
  });

  it('is refused for good with the code of the server', async () => {
    server.recipientAnswer = '550 no such mailbox';
    const refusal = await mailer.send(mail).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(MailRefused);
    expect(refusal).toMatchObject({ code: 'smtp-550' });
    expect(server.messages).toEqual([]);
  });

  it('may be taken later where the server says so', async () => {
    server.recipientAnswer = '450 mailbox busy';
    await expect(mailer.send(mail)).rejects.toThrow(TransientFault);
    server.recipientAnswer = '250 ok';
    await mailer.send(mail);
    expect(server.messages).toHaveLength(1);
  });

  it('may be taken later where the password is wrong: that is no fault of the message', async () => {
    server.loginAnswer = '535 who are you?';
    const stranger = new SmtpMailer(`smtp://shop:wrong@127.0.0.1:${port}`, 'shop@example.com');
    await expect(stranger.send(mail)).rejects.toThrow(TransientFault);
    await stranger.close();
  });

  it('may be taken later where nobody listens', async () => {
    await server.close();
    await expect(mailer.send(mail)).rejects.toThrow(TransientFault);
    server = new SmallSmtpServer();
    await server.listen(port);
    await mailer.send(mail);
    expect(server.messages).toHaveLength(1);
  });
});
