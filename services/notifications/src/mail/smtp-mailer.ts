import { createTransport, type Transporter } from 'nodemailer';
import { TransientFault } from '@throughline/kernel';
import { MailRefused, type Mail, type Mailer } from './mailer.js';

const SMTP_TIMEOUT_MS = 15_000;
const SMTP_CONNECTIONS_MAX = 8;

/** nodemailer's code for a login that the server refused: our setting is wrong, not the message. */
const LOGIN_REFUSED = 'EAUTH';

/** SMTP's permanent failures are 5xx (RFC 5321 §4.2.1). */
const isPermanent = (error: unknown): error is { responseCode: number; message: string } => {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
  return (
    typeof responseCode === 'number' && responseCode >= 500 && responseCode < 600 && code !== LOGIN_REFUSED
  );
};

/** Sends through an SMTP server: `smtp://user:password@host:587`, `smtps://…`. */
export class SmtpMailer implements Mailer {
  private readonly transport: Transporter;

  constructor(
    url: string,
    private readonly from: string,
  ) {
    const address = new URL(url);
    this.transport = createTransport({
      host: address.hostname,
      port: Number(address.port || (address.protocol === 'smtps:' ? 465 : 587)),
      secure: address.protocol === 'smtps:',
      ...(address.username && {
        auth: { user: decodeURIComponent(address.username), pass: decodeURIComponent(address.password) },
      }),
      pool: true,
      maxConnections: SMTP_CONNECTIONS_MAX,
      connectionTimeout: SMTP_TIMEOUT_MS,
      greetingTimeout: SMTP_TIMEOUT_MS,
      socketTimeout: SMTP_TIMEOUT_MS,
    });
  }

  async send(mail: Mail): Promise<void> {
    try {
      await this.transport.sendMail({ from: this.from, ...mail });
    } catch (error) {
      if (isPermanent(error)) throw new MailRefused(`smtp-${error.responseCode}`, error.message);
      throw new TransientFault('the SMTP server did not take the message', { cause: error });
    }
  }

  close(): Promise<void> {
    this.transport.close();
    return Promise.resolve();
  }
}
