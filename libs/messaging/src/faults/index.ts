export * from './faulty-transport.js';
