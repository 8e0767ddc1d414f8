export * as facts from './ledger-facts.js';
export * from './promises.js';
export * from './scenario.js';
export * from './stock-book.js';
