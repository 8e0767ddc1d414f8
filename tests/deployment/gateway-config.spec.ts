import { httpRoutes, SERVICES, type HttpRoute } from '@throughline/contracts';
import { configFrom, HEALTH_PATHS, RouteTable } from '@throughline/service-kit';
import { routesConf, upstreamsConf } from '../../infra/gateway/nginx-routes.mjs';
import { composeFile, constantIn, environmentOf, resourcesIn, textOf } from './deployment-files.js';

const template = (name: string): string => textOf(`infra/gateway/templates/${name}.template`);
const conf = template('nginx.conf');
const routes = template('routes.conf');

const rowsOf = (map: string): [RegExp, string][] => {
  const [, body = ''] = new RegExp(`map \\$path \\$${map} \\{\\n([^}]*)\\}`).exec(routes) ?? [];
  return [...body.matchAll(/"~(.+)" (\w+);/g)].map(([, pattern = '', service = '']) => [
    new RegExp(pattern),
    service,
  ]);
};

const maps = new Map(
  ['GET', 'POST', 'PUT'].map((method) => [method, rowsOf(`${method.toLowerCase()}_service`)]),
);

/** The first pattern that fits, as nginx has it. */
const serviceByConf = (method: string, path: string): string | undefined =>
  maps.get(method)?.find(([pattern]) => pattern.test(path))?.[1];

const secondsOf = (directive: string, text = conf): number => {
  const [, seconds] = new RegExp(`^ *${directive} (\\d+)s;`, 'm').exec(text) ?? [];
  return Number(seconds);
};

describe("the gateway's generated configuration", () => {
  it('is up to date: else run `node infra/gateway/write-nginx.mjs`', () => {
    expect(routes).toBe(routesConf(httpRoutes));
    expect(template('upstreams.conf')).toBe(upstreamsConf(httpRoutes));
  });

  it('would be out of date with one more route', () => {
    const more: HttpRoute = { method: 'GET', path: '/api/v1/planted', service: 'routing' };
    expect(routesConf([...httpRoutes, more])).not.toBe(routes);
  });

  it('sends every declared path, and each word that it could hold, where the table of routes does', () => {
    const table = new RouteTable(httpRoutes);
    const words = new Set(httpRoutes.flatMap(({ path }) => path.split('/').slice(1)));
    for (const { path } of httpRoutes) {
      for (const word of words) {
        const asked = path.replace(/:\w+/g, word.replace(':', '') || 'x');
        for (const method of ['GET', 'POST', 'PUT']) {
          const match = table.match(method, asked);
          const wanted = match.found === 'service' ? match.service : undefined;
          expect([method, asked, serviceByConf(method, asked)]).toEqual([method, asked, wanted]);
        }
      }
    }
  });

  it('takes a fixed word before a parameter, whatever the order of declaration', () => {
    const ordered: HttpRoute[] = [
      { method: 'GET', path: '/a/:id', service: 'console' },
      { method: 'GET', path: '/a/new', service: 'capture' },
    ];
    const text = routesConf(ordered);
    expect(text.indexOf('^/a/new$')).toBeLessThan(text.indexOf('^/a/[^/]+$'));
  });

  it('reads a dot of a path as a dot', () =>
    expect(routesConf([{ method: 'GET', path: '/docs/openapi.json', service: 'console' }])).toContain(
      '^/docs/openapi\\.json$',
    ));

  it('knows where every service answers that has a path', () => {
    for (const service of new Set(httpRoutes.map((route) => route.service))) {
      expect(SERVICES).toContain(service);
      expect(template('upstreams.conf')).toContain(`server ${service}\${NGINX_SERVICE_DOMAIN}:3000 resolve;`);
    }
  });
});

describe("the gateway's limits", () => {
  it('are longer than the longest poll of a topic', () =>
    expect(secondsOf('proxy_read_timeout') * 1_000).toBeGreaterThan(
      constantIn('services/console/src/topics', 'POLL_MS_MAX'),
    ));

  it('let go of a connection before the service does', () => {
    const keptMs = constantIn('libs/service-kit/src/bootstrap', 'KEEP_ALIVE_MS');
    expect(secondsOf('keepalive_timeout', template('upstreams.conf')) * 1_000).toBeLessThan(keptMs);
  });

  it('take as large a body as the services', () => {
    const { environment } = { environment: environmentOf(composeFile().services['gateway']!) };
    expect(conf).toContain('client_max_body_size ${HTTP_BODY_BYTES_MAX};');
    expect(Number(environment['HTTP_BODY_BYTES_MAX'])).toBe(configFrom({}).httpBodyBytesMax);
  });

  it('never send a POST twice', () => expect(conf).not.toMatch(/proxy_next_upstream [^;]*non_idempotent/));

  it('answer for the gateway itself where a service answers for itself', () => {
    expect(conf).toContain(`location = ${HEALTH_PATHS.alive} {`);
    expect(conf).toContain(`location = ${HEALTH_PATHS.ready} {`);
  });
});

describe('the variables of the templates', () => {
  const text = ['nginx.conf', 'routes.conf', 'upstreams.conf'].map(template).join('');
  const used = [
    ...new Set([...text.matchAll(/^[^#\n]*?\$\{(\w+)\}/gm)].map(([, name = '']) => name)),
  ].toSorted();
  /** Made by the image's entry point from /etc/resolv.conf. */
  const given = ['NGINX_LOCAL_RESOLVERS'];
  const filterOf = (environment: Readonly<Record<string, string>>): string[] =>
    environment['NGINX_ENVSUBST_FILTER']!.replace(/[\^$()]/g, '')
      .split('|')
      .toSorted();

  it('are set under Compose, and the only ones that are replaced', () => {
    const environment = environmentOf(composeFile().services['gateway']!);
    expect(used).toEqual(filterOf(environment));
    expect(used.filter((name) => !(name in environment))).toEqual(given);
  });

  it('are set in Kubernetes, and the only ones that are replaced', () => {
    const [deployment] = resourcesIn('infra/kubernetes/base/gateway.yaml');
    const variables = deployment!['spec'].template.spec.containers[0].env as {
      name: string;
      value?: string;
    }[];
    const environment = Object.fromEntries(variables.map(({ name, value = '' }) => [name, value]));
    expect(used).toEqual(filterOf(environment));
    expect(used.filter((name) => !(name in environment))).toEqual(given);
  });
});
