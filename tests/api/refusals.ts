import type { Asked } from './caller.js';
import type { Description, Operation } from './description.js';

/** A request that is refused for its shape alone, whatever the state of things. */
export interface Refusal extends Asked {
  readonly status: number;
  readonly code: string;
}

const SOME_UUID = '0198c0de-0000-8000-8000-000000000000';
const UUIDS = ['orderId', 'viewId', 'noteId', 'holdId'];
const BODY_BYTES = 1_100_000;
const PARAMETER_CHARACTERS = 600;

const placeIn = (template: string, value?: string): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => value ?? (UUIDS.includes(name) ? SOME_UUID : 'x'));

const ofPath = (method: string, template: string): Refusal[] =>
  template.includes('{')
    ? [
        { method, path: placeIn(template, '%E0%A4%A'), status: 400, code: 'bad-request' },
        {
          ...{ method, path: placeIn(template, 'x'.repeat(PARAMETER_CHARACTERS)) },
          ...{ status: 414, code: 'address-too-long' },
        },
      ]
    : [];

function ofQuery(method: string, template: string, { parameters = [] }: Operation): Refusal[] {
  const query = parameters.filter((each) => each.in === 'query').map(({ name }) => name);
  if (query.length === 0) return [];
  const path = placeIn(template);
  const surprise = { method, path: `${path}?surprise=1`, status: 422, code: 'validation-failed' };
  const cursor = { method, path: `${path}?cursor=rubbish`, status: 400, code: 'bad-cursor' };
  return query.includes('cursor') ? [surprise, cursor] : [surprise];
}

function ofWrite(method: string, template: string, { requestBody }: Operation): Refusal[] {
  if (method === 'GET') return [];
  const write = { method, path: placeIn(template) };
  const isJson = Object.keys(requestBody?.content ?? {}).includes('application/json');
  const isChecked = isJson && !template.includes('webhooks');
  return [
    { ...write, headers: { 'sec-fetch-site': 'cross-site' }, body: {}, status: 403, code: 'forbidden' },
    { ...write, body: '{"half', status: 400, code: 'malformed-json' },
    { ...write, body: { text: 'x'.repeat(BODY_BYTES) }, status: 413, code: 'body-too-large' },
    {
      ...{ ...write, body: 'text', headers: { 'content-type': 'text/plain' } },
      ...{ status: 415, code: 'unsupported-media-type' },
    },
    ...(isChecked ? [{ ...write, body: { surprise: 1 }, status: 422, code: 'validation-failed' }] : []),
  ];
}

/** Of every route, what it refuses without looking further. */
export const refusalsOf = ({ operations }: Description): Refusal[] =>
  operations.flatMap(({ key, operation }) => {
    const [method = '', template = ''] = key.split(' ');
    return [ofPath, ofQuery, ofWrite].flatMap((refusals) => refusals(method, template, operation));
  });
