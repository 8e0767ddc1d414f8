import { PoisonMessage, StreamMovedOn, TransientFault } from '@throughline/kernel';
import { RequestRefused } from '@throughline/messaging';
import { ACTOR_CHARACTERS_MAX, actorOf } from './actor.js';
import { decodeCursor, encodeCursor, PageQuery } from './paging.js';
import { problemOf } from './problem.js';
import { Rejection } from './rejection.js';
import { validateDto } from './validate-dto.js';

describe('the actor of a request', () => {
  it.each([
    ['anna', 'person:anna'],
    ['person:anna', 'person:anna'],
    ['Anna Müller', 'person:Anna Müller'],
    [Buffer.from('Anna Müller', 'utf8').toString('latin1'), 'person:Anna Müller'],
    [undefined, 'person:anonymous'],
    ['   ', 'person:anonymous'],
    ['service:payment', 'person:service-payment'],
    ['anna\r\nevil: 1', 'person:anna-evil- 1'],
    [['anna', 'bert'], 'person:anna'],
  ])('of %j is %s', (header, actor) => {
    expect(actorOf(header)).toBe(actor);
  });

  it(`has ${ACTOR_CHARACTERS_MAX} characters at most`, () => {
    expect(actorOf('a'.repeat(57))).toHaveLength(64);
    expect(actorOf('a'.repeat(58))).toHaveLength(64);
  });
});

describe('what a caller is told of an error', () => {
  it('is the code and detail of a rejection', () => {
    expect(problemOf(new Rejection(409, 'order-conflict', 'other content'))).toEqual({
      status: 409,
      code: 'order-conflict',
      title: 'Conflict',
      detail: 'other content',
    });
  });

  it.each([[new TransientFault('SQLITE_BUSY at /data')], [new StreamMovedOn('order-1', 1, 2)]])(
    'is to try again after %s, without its words',
    (error) => {
      const problem = problemOf(error);
      expect(problem).toMatchObject({ status: 503, code: 'try-again-later', retryAfterSeconds: 1 });
      expect(JSON.stringify(problem)).not.toContain(error.message);
    },
  );

  it('is nothing at all of an error that we do not know', () => {
    const internal = { status: 500, code: 'internal-error', title: 'Internal Server Error' };
    expect(problemOf(new TypeError('x is not a function'))).toEqual(internal);
    expect(problemOf(Object.assign(new Error('secret'), { statusCode: 502 }))).toEqual(internal);
    expect(problemOf('text')).toEqual(internal);
  });

  it('is that the content cannot be taken, of a message that no try will get stored', () => {
    const problem = problemOf(new PoisonMessage('stream name "order-\u0000": control characters'));
    expect(problem).toMatchObject({ status: 422, code: 'unacceptable-content' });
    expect(problem.detail).not.toContain('stream');
  });

  it('keeps the code of a refused topic', () => {
    expect(problemOf(new RequestRefused('unknown-topic', 'there is no topic "x"'))).toMatchObject({
      status: 404,
      code: 'unknown-topic',
      detail: 'there is no topic "x"',
    });
  });
});

describe('paging', () => {
  const page = async (query: object) => validateDto(PageQuery, query);

  it('gives 50 items where nothing is said', async () => {
    expect(await page({})).toMatchObject({ ok: true, dto: { limit: 50 } });
  });

  it('reads a limit from the text of a query, up to 200', async () => {
    expect(await page({ limit: '200' })).toMatchObject({ ok: true, dto: { limit: 200 } });
    for (const limit of ['201', '0', '1.5', 'many', ''])
      expect(await page({ limit })).toMatchObject({ ok: false });
  });

  it('takes the object without a prototype that a query string becomes', async () => {
    const query = Object.assign(Object.create(null) as object, { cursor: 'abc' });
    expect(await page(query)).toMatchObject({ ok: true, dto: { cursor: 'abc', limit: 50 } });
  });

  it('goes on where a cursor says', () => {
    expect(decodeCursor(encodeCursor(['2026-01-05', 7]))).toEqual(['2026-01-05', 7]);
  });

  it.each(['', 'abc', Buffer.from('{}').toString('base64url'), Buffer.from('[{}]').toString('base64url')])(
    'refuses the cursor "%s", which no page gave',
    (cursor) => {
      expect(() => decodeCursor(cursor)).toThrow(
        new Rejection(400, 'bad-cursor', 'this cursor came from no page'),
      );
    },
  );
});
