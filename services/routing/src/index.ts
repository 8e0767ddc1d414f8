export { routingService } from './routing.module.js';
export { StockView } from './planning/stock-view.js';
