// The one OpenAPI document of the whole system, made from the built services and their source.
import { readFile } from 'node:fs/promises';
import { apiRoutes } from '@throughline/contracts';
import { keyOf, operationOf, templateOf } from './operation.mjs';
import { routesOf } from './routes.mjs';
import { shareResponses } from './shared-responses.mjs';
import { Source } from './source.mjs';
import { apiDescription, tagDescriptions } from './words.mjs';

const examplesFile = new URL('./examples.json', import.meta.url);
const packageFile = new URL('../../package.json', import.meta.url);
const readJson = async (file) => JSON.parse(await readFile(file, 'utf8'));

/** In the order of `apiRoutes`. @throws Error where that table and the controllers disagree */
function inOrder(routes) {
  const byKey = new Map(routes.map((route) => [keyOf(route), route]));
  const ordered = apiRoutes.map(({ method, path }) => {
    const key = `${method} ${path}`;
    const route = byKey.get(key);
    if (!route) throw new Error(`apiRoutes has ${key}, which no controller answers`);
    byKey.delete(key);
    return route;
  });
  const [left] = byKey.keys();
  if (left !== undefined) throw new Error(`${left} is answered by a controller, but is not in apiRoutes`);
  return ordered;
}

function pathsOf(routes, source, examples) {
  const paths = {};
  for (const route of routes) {
    const template = templateOf(route.path);
    const operation = operationOf(route, source, examples[keyOf(route)] ?? {});
    paths[template] = { ...paths[template], [route.verb.toLowerCase()]: operation };
  }
  return paths;
}

const sorted = (map) => Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));

/** Build the services first. */
export async function openApiDocument() {
  const services = [...new Set(apiRoutes.map(({ service }) => service))];
  const source = await new Source(services).load();
  const { version } = await readJson(packageFile);
  const examples = await readJson(examplesFile).catch(() => ({}));
  source.addShared('http/problem.ts', 'Problem');
  const paths = pathsOf(inOrder(routesOf(source)), source, examples);
  const responses = sorted(shareResponses(paths));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Throughline',
      version,
      description: apiDescription,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'The address that this document came from.' }],
    tags: tagDescriptions,
    paths,
    components: { schemas: sorted(source.book.schemas), responses },
  };
}
