// The one OpenAPI document of the whole system, made from the built services and their source.
import { readFile } from 'node:fs/promises';
import { httpRoutes } from '@throughline/contracts';
import { keyOf, operationOf, templateOf } from './operation.mjs';
import { routesOf } from './routes.mjs';
import { Source } from './source.mjs';
import { apiDescription, tagDescriptions } from './words.mjs';

const examplesFile = new URL('./examples.json', import.meta.url);
const packageFile = new URL('../../package.json', import.meta.url);
const readJson = async (file) => JSON.parse(await readFile(file, 'utf8'));

/** In the order of `httpRoutes`. @throws Error where that table and the controllers disagree */
function inOrder(routes) {
  const byKey = new Map(routes.map((route) => [keyOf(route), route]));
  const ordered = httpRoutes.map(({ method, path }) => {
    const key = `${method} ${path}`;
    const route = byKey.get(key);
    if (!route) throw new Error(`httpRoutes has ${key}, which no controller answers`);
    byKey.delete(key);
    return route;
  });
  const [left] = byKey.keys();
  if (left !== undefined) throw new Error(`${left} is answered by a controller, but is not in httpRoutes`);
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

/** Problem responses that several routes share stand once, under the name of their codes. */
export function shareResponses(paths) {
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  const all = operations.flatMap(({ responses }) =>
    Object.entries(responses).map(([status, response]) => ({
      responses,
      status,
      response,
      text: JSON.stringify(response),
    })),
  );
  const problems = all.filter(({ response }) => 'application/problem+json' in response.content);
  const shared = new Map();
  for (const { responses, status, response, text } of problems) {
    if (problems.filter((other) => other.text === text).length < 2) continue;
    const name = nameOf(response);
    if (shared.has(name) && JSON.stringify(shared.get(name)) !== text) continue;
    shared.set(name, response);
    responses[status] = { $ref: `#/components/responses/${name}` };
  }
  return sorted(shared);
}

const nameOf = ({ content }) => {
  const [, { properties }] = content['application/problem+json'].schema.allOf;
  return properties.code.enum
    .map((code) => code.replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase()))
    .join('Or');
};

/** @param services whose controllers are read; build them first */
export async function openApiDocument() {
  const services = [...new Set(httpRoutes.map(({ service }) => service))];
  const source = await new Source(services).load();
  const { version } = await readJson(packageFile);
  const examples = await readJson(examplesFile).catch(() => ({}));
  source.book.schemaOf(
    source.typeNamed(
      'Problem',
      source.program
        .getSourceFiles()
        .find(({ fileName }) => fileName.endsWith('service-kit/src/http/problem.ts')).fileName,
    ),
  );
  const paths = pathsOf(inOrder(routesOf(source)), source, examples);
  const responses = shareResponses(paths);
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
