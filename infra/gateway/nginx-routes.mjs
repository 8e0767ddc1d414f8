// @ts-check
/** @typedef {import('@throughline/contracts').HttpRoute} HttpRoute */

export const GENERATED_BY =
  '# Generated from libs/contracts/src/http-routes.ts by `node infra/gateway/write-nginx.mjs`: edit that, not this.';

/** Where every service listens in a container. */
export const SERVICE_PORT = 3000;

/** Idle connections that one worker keeps to one service, and for how long: less than the 72 s of the services. */
const KEPT_CONNECTIONS_MAX = 32;
const KEPT_SECONDS = 60;

/** How old an address of a service may be: containers come and go. */
export const ADDRESS_SECONDS = 5;

const isParameter = (/** @type {string} */ segment) => segment.startsWith(':');

/** "/stock/:sku" → "^/stock/[^/]+$". @param {string} path */
const patternOf = (path) => {
  const segments = path.split('/').map((segment) => {
    if (isParameter(segment)) return '[^/]+';
    return segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return `^${segments.join('/')}$`;
};

/** nginx takes the first pattern that fits, and a fixed word wins over a parameter. @param {string} path */
const rankOf = (path) =>
  path
    .split('/')
    .map((segment) => (isParameter(segment) ? '1' : '0'))
    .join('');

/** @param {readonly HttpRoute[]} routes @param {string} method */
const mapOfMethod = (routes, method) => {
  const rows = routes
    .filter((route) => route.method === method)
    .toSorted((a, b) => rankOf(a.path).localeCompare(rankOf(b.path)) || a.path.localeCompare(b.path))
    .map(({ path, service }) => `  "~${patternOf(path)}" ${service};`);
  return [`map $path $${method.toLowerCase()}_service {`, "  default '';", ...rows, '}'].join('\n');
};

/** Which method a path answers: ", GET" or nothing. @param {string} method */
const mapOfAllowed = (method) => {
  const name = method.toLowerCase();
  return `map $${name}_service $allowed_${name} {\n  default ', ${method}';\n  '' '';\n}`;
};

/**
 * Method and path to service, as maps: the same answer as service-kit's RouteTable gives.
 * @param {readonly HttpRoute[]} routes
 */
export function routesConf(routes) {
  const methods = [...new Set(routes.map(({ method }) => method))].toSorted();
  const choices = methods.map((method) => `  ${method} $${method.toLowerCase()}_service;`);
  const allowed = methods.map((method) => `$allowed_${method.toLowerCase()}`).join('');
  return [
    GENERATED_BY,
    ...methods.map((method) => mapOfMethod(routes, method)),
    [
      '# What answers GET answers HEAD. Empty where nothing does.',
      'map $request_method $service {',
      "  default '';",
      ...choices,
      '  HEAD $get_service;',
      '}',
    ].join('\n'),
    ...methods.map(mapOfAllowed),
    [
      '# The methods that a path has, and how a request that no service answers is refused.',
      `map "${allowed}" $allowed_methods {`,
      "  default '';",
      '  "~^, (?<listed_methods>.+)$" $listed_methods;',
      '}',
      'map "$service:$allowed_methods" $refusal {',
      "  default '';",
      '  "~^:$" 404;',
      '  "~^:." 405;',
      '}',
      '',
    ].join('\n'),
  ].join('\n\n');
}

/** @param {string} service */
const upstream = (service) =>
  [
    `upstream ${service} {`,
    `  zone ${service} 64k;`,
    `  server ${service}\${NGINX_SERVICE_DOMAIN}:${SERVICE_PORT} resolve;`,
    `  keepalive ${KEPT_CONNECTIONS_MAX};`,
    `  keepalive_timeout ${KEPT_SECONDS}s;`,
    '}',
  ].join('\n');

/**
 * Where each service answers: by its name, asked of the DNS again and again, so that instances may come and go.
 * `resolve` needs nginx 1.27.3.
 * @param {readonly HttpRoute[]} routes
 */
export function upstreamsConf(routes) {
  const services = [...new Set(routes.map(({ service }) => service))].toSorted();
  return [
    GENERATED_BY,
    `resolver \${NGINX_LOCAL_RESOLVERS} valid=${ADDRESS_SECONDS}s;`,
    ...services.map(upstream),
  ]
    .join('\n\n')
    .concat('\n');
}
