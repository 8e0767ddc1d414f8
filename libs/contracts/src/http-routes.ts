import type { ServiceName } from './event-catalogue.js';

export interface HttpRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Nest's path syntax. */
  readonly path: string;
  readonly service: ServiceName;
}

const route = (service: ServiceName, method: HttpRoute['method'], ...paths: string[]): HttpRoute[] =>
  paths.map((path) => ({ service, method, path }));

/** The addresses of the console's web application: each is answered by the same page, which knows what to show. */
export const pageRoutes: readonly HttpRoute[] = route(
  'console',
  'GET',
  '/',
  '/orders',
  '/orders/:orderId',
  '/exceptions',
  '/overview',
  '/inventory',
  '/inventory/:sku',
  '/dead-letters',
  '/lifecycle',
  '/settings',
  '/settings/:kind',
  '/settings/:kind/:id',
);

/** What that page is made of. */
const pageFileRoutes = route('console', 'GET', '/assets/:file', '/favicon.svg');

/** The HTTP interface, as `/docs` describes it. */
export const apiRoutes: readonly HttpRoute[] = [
  ...route(
    'capture',
    'POST',
    '/api/v1/orders',
    '/api/v1/orders/import',
    '/api/v1/webhooks/:platform/:channelId',
    '/api/v1/orders/:orderId/cancel',
    '/api/v1/orders/:orderId/hold',
    '/api/v1/orders/:orderId/release',
    '/api/v1/orders/:orderId/exceptions/:step/resolve',
  ),
  ...route('payment', 'GET', '/api/v1/reviews'),
  ...route('payment', 'POST', '/api/v1/reviews/:orderId/approve', '/api/v1/reviews/:orderId/reject'),
  ...route(
    'inventory',
    'POST',
    '/api/v1/holds',
    '/api/v1/holds/:holdId/extend',
    '/api/v1/holds/:holdId/release',
  ),
  ...route(
    'inventory',
    'GET',
    '/api/v1/holds/:holdId',
    '/api/v1/availability/:sku/told',
    '/api/v1/stock/:sku/events',
  ),
  ...route('inventory', 'GET', '/api/v1/stock/:sku', '/api/v1/stock/:sku/queue', '/api/v1/availability'),
  ...route(
    'inventory',
    'POST',
    '/api/v1/stock/adjustments',
    '/api/v1/stock/counts',
    '/api/v1/stock/import',
    '/api/v1/stock/incoming',
    '/api/v1/stock/levels',
    '/api/v1/stock/pools',
    '/api/v1/stock/quarantines',
    '/api/v1/stock/receipts',
    '/api/v1/stock/sales',
    '/api/v1/stock/transfers',
    '/api/v1/availability/query',
  ),
  ...route(
    'console',
    'GET',
    '/api/v1/orders',
    '/api/v1/orders/counts',
    '/api/v1/orders/export',
    '/api/v1/orders/:orderId',
    '/api/v1/orders/:orderId/events',
    '/api/v1/orders/:orderId/messages',
    '/api/v1/orders/:orderId/payloads',
    '/api/v1/orders/:orderId/parcels',
    '/api/v1/orders/:orderId/case',
    '/api/v1/live',
    '/api/v1/exceptions',
    '/api/v1/exceptions/counts',
    '/api/v1/lifecycle',
    '/api/v1/views',
    '/api/v1/dead-letters',
    '/api/v1/dead-letters/:id',
    '/api/v1/topics/:topic',
    '/api/v1/overview',
    '/api/v1/stock',
    '/api/v1/stock/:sku/ledger',
    '/api/v1/locations',
    '/api/v1/locations/:id',
    '/api/v1/locations/:id/history',
    '/api/v1/products',
    '/api/v1/products/:sku',
    '/api/v1/products/:sku/history',
    '/api/v1/channels',
    '/api/v1/channels/:id',
    '/api/v1/channels/:id/history',
    '/docs',
    '/docs/openapi.json',
    '/docs/:file',
  ),
  ...route(
    'console',
    'PUT',
    '/api/v1/locations/:id',
    '/api/v1/products/:sku',
    '/api/v1/channels/:id',
    '/api/v1/views/:viewId',
    '/api/v1/orders/:orderId/case/owner',
    '/api/v1/orders/:orderId/case/notes/:noteId',
  ),
  ...route('console', 'DELETE', '/api/v1/views/:viewId'),
  ...route('console', 'POST', '/api/v1/dead-letters/:id/replay', '/api/v1/topics/:topic'),
];

/** Which service answers which path: what the gateway and the one-port front go by. */
export const httpRoutes: readonly HttpRoute[] = [...apiRoutes, ...pageRoutes, ...pageFileRoutes];
