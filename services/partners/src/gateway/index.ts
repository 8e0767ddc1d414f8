export type { BooksPage, CurrencyTotals, OrderBook } from './gateway-books.js';
export type { GatewayFaults } from './gateway-faults.js';
export { JOURNAL_FILE } from './gateway-journal.js';
export { magicTokens, TOKEN, type MagicToken } from './magic-tokens.js';
export { createSandboxGateway, type SandboxGateway, type SandboxGatewayOptions } from './sandbox-gateway.js';
