import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Longer than load balancers keep a connection, so that they never reuse one that we just closed. */
const KEEP_ALIVE_MS = 72_000;

export const addressOf = (server: Server): string => {
  const { address, port, family } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
};

/** @throws the system's error if the port is taken or the host is not ours */
export function listenOn(server: Server, port: number, host: string): Promise<string> {
  server.keepAliveTimeout = KEEP_ALIVE_MS;
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

/** Resolves when requests under way have ended; after `graceMs` their connections are cut. */
export async function closeServer(server: Server, graceMs: number): Promise<void> {
  if (!server.listening) return;
  // A kept-alive connection that ends its request after `close` would be waited for until its client lets go.
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearInterval(idle);
  clearTimeout(cut);
}
