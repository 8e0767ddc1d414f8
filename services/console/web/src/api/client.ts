import createClient, { type Middleware } from 'openapi-fetch';
import type { components, paths } from './schema.js';
import { actorName } from './actor.js';
import { problemOf, ServerAway } from './problem.js';

export type Schemas = components['schemas'];

/** Every request says who asks; every answer that is no success becomes an error with a sentence in it. */
const asPerson: Middleware = {
  onRequest({ request }) {
    const name = actorName();
    if (name !== '') request.headers.set('x-actor', encodeURIComponentHeader(name));
    return request;
  },
  async onResponse({ response }) {
    if (!response.ok) throw await problemOf(response);
  },
  onError({ error }) {
    return new ServerAway(error);
  },
};

/** Headers are Latin-1 in a browser: other letters go as the bytes of their UTF-8, which the server reads. */
function encodeURIComponentHeader(name: string): string {
  return Array.from(new TextEncoder().encode(name), (byte) => String.fromCharCode(byte)).join('');
}

export const api = createClient<paths>({ baseUrl: '/' });
api.use(asPerson);

/** What a call answered; `openapi-fetch` gives it beside an error that never comes, because `asPerson` throws it. */
export async function answerOf<Data>(call: Promise<{ data?: Data }>): Promise<Data> {
  const { data } = await call;
  return data as Data;
}
