import { httpRoutes } from '@throughline/contracts';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Description, readDocument, type Operation } from './description.js';

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
    const routes = httpRoutes.map(({ method, path }) => `${method} ${templateOf(path)}`);
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
    ...{ available: 0, shortfall: 0, revision: -1 },
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
