export * from './relay-service.js';
