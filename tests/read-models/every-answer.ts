import { apiRoutes } from '@throughline/contracts';

/** GET answers that are no state: a stream of what happens, and the documentation. */
const NO_STATE = ['/api/v1/live', '/docs', '/docs/openapi.json', '/docs/:file'];

export const STATE_ROUTES = apiRoutes
  .filter(({ method, path }) => method === 'GET' && !NO_STATE.includes(path))
  .map(({ path }) => path);

/** What the questions are about. */
export interface Subjects {
  readonly orderIds: readonly string[];
  readonly skus: readonly string[];
  readonly deadLetterIds: readonly string[];
  readonly holdIds: readonly string[];
}

type Questions = (subjects: Subjects) => readonly string[];

const plain: Questions = () => [''];
const eachOrder =
  (rest: string): Questions =>
  ({ orderIds }) =>
    orderIds.map((id) => `/${id}${rest}`);
const eachSku =
  (rest: string): Questions =>
  ({ skus }) =>
    skus.map((sku) => `/${sku}${rest}`);
const these =
  (...ends: string[]): Questions =>
  () =>
    ends;

const NARROWED = [
  '?q=ada',
  '?q=tea+earlgrey',
  '?q=web-1',
  '?q=nobody',
  '?status=cancelled,delivered&sort=-totalMinor',
  '?exception=true&sort=updatedAt',
  '?channelId=web&sort=placedAt',
  '?sku=TEA-EARLGREY-100',
  '?locationId=berlin',
  '?waitsFor=await-stock',
  '?placedFrom=2026-01-01T00:00:00Z&placedTo=2027-01-01T00:00:00Z',
];

/** For each path, how its answers are asked for: the path up to its first parameter, with these ends. */
const questions: Readonly<Record<string, Questions>> = {
  '/api/v1/reviews': plain,
  '/api/v1/stock/:sku': eachSku(''),
  '/api/v1/orders': these('?limit=7', ...NARROWED),
  '/api/v1/orders/counts': these('', ...NARROWED.filter((query) => !/status|sort/.test(query))),
  '/api/v1/orders/export': these('', ...NARROWED),
  '/api/v1/orders/:orderId': eachOrder(''),
  '/api/v1/orders/:orderId/events': eachOrder('/events'),
  '/api/v1/orders/:orderId/messages': eachOrder('/messages'),
  '/api/v1/orders/:orderId/payloads': eachOrder('/payloads'),
  '/api/v1/orders/:orderId/parcels': eachOrder('/parcels'),
  '/api/v1/orders/:orderId/case': eachOrder('/case'),
  '/api/v1/exceptions': these('?limit=2', '?name=review-fraud'),
  '/api/v1/exceptions/counts': plain,
  '/api/v1/lifecycle': plain,
  '/api/v1/views': plain,
  '/api/v1/dead-letters': plain,
  '/api/v1/dead-letters/:id': ({ deadLetterIds }) => deadLetterIds.map((id) => `/${encodeURIComponent(id)}`),
  '/api/v1/topics/:topic': these('/oms.fulfillment.requests.v1'),
  '/api/v1/overview': plain,
  '/api/v1/stock': these('?limit=3', '?q=tea'),
  '/api/v1/stock/:sku/ledger': eachSku('/ledger'),
  '/api/v1/stock/:sku/events': eachSku('/events'),
  '/api/v1/stock/:sku/queue': eachSku('/queue'),
  '/api/v1/availability': ({ skus }) => skus.map((sku) => `?sku=${sku}`),
  '/api/v1/availability/:sku/told': eachSku('/told'),
  '/api/v1/holds/:holdId': ({ holdIds }) => holdIds.map((id) => `/${id}`),
  '/api/v1/locations': plain,
  '/api/v1/locations/:id': these('/berlin'),
  '/api/v1/locations/:id/history': these('/berlin/history'),
  '/api/v1/products': plain,
  '/api/v1/products/:sku': eachSku(''),
  '/api/v1/products/:sku/history': eachSku('/history'),
  '/api/v1/channels': plain,
  '/api/v1/channels/:id': these('/web'),
  '/api/v1/channels/:id/history': these('/web/history'),
};

export const ASKED_ROUTES = Object.keys(questions);

/** What an answer says of the moment in which it is given. */
const MOMENTARY = ['asOf', 'ageMs', 'consumers', 'instance'];

const hasHappened = (hour: object): boolean => Object.values(hour).some((count) => Number(count) > 0);

/** Hours in which nothing happened come and go with the clock. */
function lasting(key: string, value: unknown): unknown {
  if (MOMENTARY.includes(key)) return undefined;
  return key === 'hourly' ? (value as object[]).filter(hasHappened) : value;
}

async function ask(url: string, path: string): Promise<readonly unknown[]> {
  const pages: unknown[] = [];
  for (let cursor = ''; ;) {
    const answer = await fetch(url + path + cursor);
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    const body: unknown = isJson ? JSON.parse(text) : text;
    pages.push(JSON.parse(JSON.stringify({ status: answer.status, body }, lasting)));
    const next = (body as { nextCursor?: string | null }).nextCursor;
    if (!path.startsWith('/api/v1/topics') && typeof next === 'string') {
      cursor = `${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(next)}`;
    } else return pages;
  }
}

/** Pages by address, by the path that they are of. */
export type Answers = Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;

/** Every answer of the HTTP interface that tells of a state. */
export async function everyAnswer(url: string, subjects: Subjects): Promise<Answers> {
  const answers: Record<string, Record<string, readonly unknown[]>> = {};
  for (const [path, ends] of Object.entries(questions)) {
    const base = path.split('/:', 1)[0] ?? path;
    const pages: Record<string, readonly unknown[]> = {};
    for (const end of ends(subjects)) pages[base + end] = await ask(url, base + end);
    answers[path] = pages;
  }
  return answers;
}
