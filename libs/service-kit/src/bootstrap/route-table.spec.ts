import { httpRoutes, type HttpRoute } from '@throughline/contracts';
import { RouteTable } from './route-table.js';

const table = new RouteTable(httpRoutes);

const serviceOf = (method: string, url: string): string => {
  const match = table.match(method, url);
  return match.found === 'service' ? match.service : match.found;
};

describe('the table of routes', () => {
  it.each([
    ['POST', '/api/v1/orders', 'capture'],
    ['GET', '/api/v1/orders', 'console'],
    ['GET', '/api/v1/orders?limit=2', 'console'],
    ['GET', '/api/v1/orders/7f/events', 'console'],
    ['POST', '/api/v1/orders/7f/cancel', 'capture'],
    ['GET', '/', 'console'],
    ['GET', '/?a=/api', 'console'],
    ['HEAD', '/api/v1/orders', 'console'],
  ])('sends %s %s to %s', (method, url, service) => {
    expect(serviceOf(method, url)).toBe(service);
  });

  it('has an answer for every route that is declared', () => {
    for (const { method, path, service } of httpRoutes) {
      expect(serviceOf(method, path.replace(/:\w+/g, 'x-1'))).toBe(service);
    }
  });

  it('prefers a fixed word to a parameter, for the same method only', () => {
    expect(serviceOf('POST', '/api/v1/orders/import')).toBe('capture');
    expect(serviceOf('GET', '/api/v1/orders/import')).toBe('console');
  });

  it('comes back to the parameter where the rest of a fixed path does not fit', () => {
    const routes: HttpRoute[] = [
      { method: 'GET', path: '/a/new/x', service: 'capture' },
      { method: 'GET', path: '/a/:id/y', service: 'console' },
    ];
    const match = new RouteTable(routes).match('GET', '/a/new/y');
    expect(match).toEqual({ found: 'service', service: 'console' });
  });

  it('takes an escaped slash for part of an id', () => {
    expect(serviceOf('POST', '/api/v1/dead-letters/oms.wms.events.v1.dead%2F7/replay')).toBe('console');
  });

  it.each(['/nowhere', '/api/v1/orders/', '/api/v1/orders//events', '/api/v1', '', '*', '//'])(
    'finds nothing at "%s"',
    (url) => {
      expect(serviceOf('GET', url)).toBe('nothing');
    },
  );

  it('names the methods of a path that has others', () => {
    expect(table.match('DELETE', '/api/v1/orders')).toEqual({
      found: 'other-methods',
      allowed: ['POST', 'GET'],
    });
  });

  it('refuses to be made of two routes for one method and path', () => {
    const route: HttpRoute = { method: 'GET', path: '/a/:id', service: 'capture' };
    expect(() => new RouteTable([route, { ...route, path: '/a/:name' }])).toThrow(
      'GET /a/:name is declared twice',
    );
  });
});
