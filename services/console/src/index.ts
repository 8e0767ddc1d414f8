export { consoleService } from './console.module.js';
export { OpenCases } from './cases/open-cases.js';
export { OrderList } from './orders/order-list.js';
export { SavedViews } from './views/saved-views.js';
