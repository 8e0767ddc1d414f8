import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { addressOf, closeServer } from '@throughline/service-kit';

const LOOPBACK = '127.0.0.1';

export const bytesOf = async (stream: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

type Answering = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** A service in small that can go away and come back at the same address. */
export class UpstreamServer {
  private server: Server | undefined;
  private port = 0;
  url = '';

  constructor(private readonly answer: Answering) {}

  async start(): Promise<this> {
    const server = createServer((request, response) => {
      if (request.url === '/readyz') response.end('{"status":"ready","reasons":[]}');
      else void this.answer(request, response);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, LOOPBACK, resolve);
    });
    this.server = server;
    this.url = addressOf(server);
    this.port = Number(new URL(this.url).port);
    return this;
  }

  /** As a service does at SIGTERM. */
  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server) await closeServer(server, 1_000);
  }

  /** As SIGKILL does: connections are cut wherever they are. */
  async kill(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (!server) return;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }
}

export const startUpstream = (answer: Answering): Promise<UpstreamServer> =>
  new UpstreamServer(answer).start();
