import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Longer than load balancers keep a connection, so that they never reuse one that we just closed. */
const KEEP_ALIVE_MS = 72_000;

export const addressOf = (server: Server): string => {
  const { address, port, family } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
};

/** Answers that are under way, by their server. */
const answersOf = new WeakMap<Server, Set<ServerResponse>>();

function trackAnswers(server: Server): void {
  const open = new Set<ServerResponse>();
  answersOf.set(server, open);
  server.on('request', (_, response) => {
    open.add(response);
    response.once('close', () => open.delete(response));
  });
}

const EVENT_STREAM = 'text/event-stream';

/** An event stream never ends by itself; its reader comes back, to whoever is there then. */
function cutEventStreams(server: Server): void {
  for (const response of answersOf.get(server) ?? []) {
    if (String(response.getHeader('content-type')).startsWith(EVENT_STREAM)) response.destroy();
  }
}

/** @throws the system's error if the port is taken or the host is not ours */
export function listenOn(server: Server, port: number, host: string): Promise<string> {
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  trackAnswers(server);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(addressOf(server));
    });
  });
}

/** How often connections whose last request has ended are looked for while a server closes. */
const IDLE_CHECK_MS = 20;

/** Resolves when requests under way have ended, event streams cut; after `graceMs` their connections are cut. */
export async function closeServer(server: Server, graceMs: number): Promise<void> {
  if (!server.listening) return;
  cutEventStreams(server);
  // A kept-alive connection that ends its request after `close` would be waited for until its client lets go.
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearInterval(idle);
  clearTimeout(cut);
}
