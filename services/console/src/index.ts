export { consoleService } from './console.module.js';
export { OpenCases } from './cases/open-cases.js';
export { OrderList } from './orders/order-list.js';
export { SavedViews } from './views/saved-views.js';
export { OverviewLog } from './overview/overview-log.js';
export { CurrentSettings } from './settings/current-settings.js';
export { freeOf, ItemBalance } from './stock/item-balance.js';
export { StockList } from './stock/stock-list.js';
