import { readdirSync, readFileSync } from 'node:fs';
import { apiRoutes } from '@throughline/contracts';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Description, readDocument, type Operation } from './description.js';

const SERVICES_WITH_ROUTES = [...new Set(apiRoutes.map(({ service }) => service))];

/** Deciders whose refusals are answers to a request. */
const ASKED_DECIDERS = /interventions\/.*\.decider\.ts$|quantity\.decider\.ts$/;

const services = new URL('../../services/', import.meta.url);

const sourcesOf = (service: string): { readonly file: string; readonly text: string }[] =>
  readdirSync(new URL(`${service}/src`, services), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => ({ file, text: readFileSync(new URL(`${service}/src/${file}`, services), 'utf8') }));

const templateOf = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

describe('the OpenAPI document', () => {
  const description = new Description();
  const { operations } = description;
  const codesOf = ({ responses }: Operation): string[] => Object.keys(responses);

  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(readDocument() as unknown as Record<string, unknown>);
    expect([valid, errors, validator.version]).toEqual([true, undefined, '3.1']);
  });

  it('describes every route of the table, and nothing else', () => {
    const routes = apiRoutes.map(({ method, path }) => `${method} ${templateOf(path)}`);
    expect(operations.map(({ key }) => key).sort()).toEqual([...routes].sort());
  });

  it('calls every operation by a name of its own', () => {
    const names = operations.map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
  });

  it('names every parameter of every path', () => {
    for (const { key, operation } of operations) {
      const wanted = [...key.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const described = (operation.parameters ?? []).filter((each) => each.in === 'path');
      expect([key, described.map(({ name }) => name)]).toEqual([key, wanted]);
    }
  });

  it('says of every route what a fault looks like', () => {
    for (const { operation } of operations) {
      expect(codesOf(operation)).toEqual(expect.arrayContaining(['500', '503']));
    }
  });

  it('knows every code that a controller or a decider behind one refuses with', () => {
    const sources = SERVICES_WITH_ROUTES.flatMap(sourcesOf);
    const rejections = sources.flatMap(({ text }) => [
      ...text.matchAll(/new Rejection\(\s*(\d{3}),\s*'([a-z-]+)'/g),
    ]);
    const decisions = sources
      .filter(({ file }) => ASKED_DECIDERS.test(file))
      .flatMap(({ text }) => [...text.matchAll(/reject\(\s*'([a-z-]+)'/g)]);
    const described = JSON.stringify(readDocument());
    expect(rejections.length).toBeGreaterThan(10);
    expect(decisions.length).toBeGreaterThan(10);
    const codes = [...rejections.map(([, , code]) => code), ...decisions.map(([, code]) => code)];
    expect(codes.filter((code) => !described.includes(`\`${code}\``))).toEqual([]);
  });

  it.each(operations)('shows examples of $key that are as described', ({ key, operation }) => {
    const [method = '', template = ''] = key.split(' ');
    const found = Object.entries(operation.requestBody?.content ?? {}).flatMap(([mediaType, { example }]) =>
      example === undefined || mediaType === 'application/x-ndjson'
        ? []
        : description.problemsOfRequest(method, template, mediaType, example),
    );
    for (const status of Object.keys(operation.responses).map(Number)) {
      const content = description.response(method, template, status)?.content ?? {};
      for (const [mediaType, { example }] of Object.entries(content)) {
        if (example === undefined) continue;
        found.push(...description.problemsOfAnswer(method, template, status, mediaType, example));
      }
    }
    expect(found).toEqual([]);
  });
});

describe('holding an answer against the document', () => {
  const description = new Description();
  const stock = {
    ...{ sku: 'TEA', locations: [], onHand: 0, allocated: 0, reserved: 0, queued: 0 },
    ...{ available: 0, shortfall: 0, quarantined: 0, held: 0, level: 'out', revision: -1 },
    ...{ incoming: [], pools: [], channels: [] },
  };
  const problemsOf = (body: unknown, status = 200, type = 'application/json'): string[] =>
    description.problemsOfAnswer('GET', '/api/v1/stock/{sku}', status, type, body);

  it('finds nothing wrong with one that is as described', () => expect(problemsOf(stock)).toEqual([]));

  it('finds a member that is not described', () =>
    expect(problemsOf({ ...stock, colour: 'green' }).join()).toContain('colour'));

  it('finds one within a list', () => {
    const locations = [{ locationId: 'berlin', onHand: 1, allocated: 0, free: 1, shelf: 'A' }];
    expect(problemsOf({ ...stock, locations }).join()).toContain('shelf');
  });

  it('finds a member that is missing', () => {
    const { revision: _, ...rest } = stock;
    expect(problemsOf(rest).join()).toContain('revision');
  });

  it('finds a status, a content type and a code that are not described', () => {
    const problem = { status: 404, code: 'unknown-sku', title: 'Not Found' };
    const json = 'application/problem+json';
    expect(problemsOf(problem, 404, json)).toEqual([]);
    expect(problemsOf({ ...problem, code: 'gone' }, 404, json)).not.toEqual([]);
    expect(problemsOf({ ...problem, advice: 'try again' }, 404, json)).not.toEqual([]);
    expect(problemsOf(problem, 418, json)).not.toEqual([]);
    expect(problemsOf(stock, 200, 'text/html')).not.toEqual([]);
  });
});
