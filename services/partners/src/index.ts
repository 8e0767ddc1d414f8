export * from './carrier/carrier.js';
export * from './gateway/sandbox-gateway.js';
export * from './partners.js';
export * from './warehouse/warehouse.js';
