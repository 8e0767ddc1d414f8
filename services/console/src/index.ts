export { consoleService } from './console.module.js';
export { OrderList } from './orders/order-list.js';
