import { fastify, type FastifyInstance } from 'fastify';
import { systemClock, type Clock } from '@throughline/kernel';
import { GatewayBooks, type BooksPage, type OrderBook } from './gateway-books.js';
import { GatewayDesk } from './gateway-desk.js';
import { FaultSource, type GatewayFaults } from './gateway-faults.js';
import { GatewayJournal } from './gateway-journal.js';
import { addGatewayRoutes } from './gateway-routes.js';

const BODY_BYTES_MAX = 65_536;
const FOREVER_MS = Number.POSITIVE_INFINITY;

export interface SandboxGatewayOptions {
  /** Where the journal lies; without one the books live as long as the process. */
  readonly dataDir?: string;
  readonly clock?: Clock;
  readonly faults?: Partial<GatewayFaults>;
  /** After this a repeated key is carried out anew, as with gateways that forget keys; for ever by default. */
  readonly keysHonouredMs?: number;
}

export interface SandboxGateway {
  /** Resolves with the address to ask; `port` 0 takes a free one. */
  listen(port: number, host?: string): Promise<string>;
  /** Every order and the sums per currency, as `GET /v1/books` pages them. */
  books(): BooksPage;
  /** What became of each order's money. */
  totals(): readonly OrderBook[];
  setFaults(changes: Partial<GatewayFaults>): void;
  /** Cuts every connection; what was booked stays in the journal. */
  close(): Promise<void>;
}

function createServer(): FastifyInstance {
  const server = fastify({
    logger: false,
    bodyLimit: BODY_BYTES_MAX,
    forceCloseConnections: true,
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  });
  server.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    const code = status < 500 ? 'bad_request' : 'internal_error';
    return reply.status(status).send({ code, detail: error.message });
  });
  server.setNotFoundHandler((_request, reply) => reply.status(404).send({ code: 'not_found' }));
  return server;
}

/**
 * A payment gateway to develop and test against, with books of its own: what they say can be compared with what
 * our ledgers say. Magic tokens and faults make it approve, decline, hang, fail and vanish.
 */
export function createSandboxGateway(options: SandboxGatewayOptions = {}): SandboxGateway {
  const { dataDir, clock = systemClock, keysHonouredMs = FOREVER_MS } = options;
  const books = new GatewayBooks();
  const journal =
    dataDir === undefined ? undefined : GatewayJournal.open(dataDir, (entry) => books.apply(entry));
  const faults = new FaultSource(options.faults);
  const desk = new GatewayDesk(books, journal, clock, keysHonouredMs);
  const server = createServer();
  addGatewayRoutes(server, { desk, books, faults });
  const wholeBooks = (): BooksPage => books.page(0, Number.MAX_SAFE_INTEGER);
  return {
    listen: (port, host = '127.0.0.1') => server.listen({ port, host }),
    books: wholeBooks,
    totals: () => wholeBooks().orders,
    setFaults: (changes) => void faults.set(changes),
    close: async () => {
      await server.close();
      journal?.close();
    },
  };
}
