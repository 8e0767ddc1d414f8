export * from './message-transport.js';
