export * from './scenario.js';
export * as facts from './ledger-facts.js';
