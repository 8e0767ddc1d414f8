import { StockWorld } from './testing/stock-world.js';

const file = (...lines: readonly string[]): string => lines.join('\n');

const HEADER = 'type,sku,locationId,reference,quantity,reason,counted,countedAt';

describe('a file of movements', () => {
  let world: StockWorld;

  beforeAll(async () => {
    world = await StockWorld.open();
  });
  afterAll(() => world.close());

  let number = 0;
  /** A reference that no other test has. */
  const fresh = (): string => `f${(number += 1)}`;
  const onHand = async (sku = 'TEA') => (await world.stock(sku))['onHand'] as number;

  it('is taken row by row, in its order, and is nothing new when it is sent again', async () => {
    const before = await onHand('CUP');
    const [a, b, c, d] = [fresh(), fresh(), fresh(), fresh()];
    const text = file(
      HEADER,
      `receipt,CUP,berlin,${a},10,,,`,
      `adjustment,CUP,berlin,${b},-2,damage,,`,
      `sale,CUP,berlin,${c},1,,,`,
      `count,CUP,hamburg,${d},,,4,2026-01-05T10:00:00Z`,
    );
    const lines = [2, 3, 4, 5];
    const outcome = (name: string) => lines.map((line) => ({ line, outcome: name }));
    expect(await world.importCsv(text)).toEqual({
      status: 200,
      body: { rows: 4, taken: 4, repeated: 0, refused: 0, results: outcome('taken') },
    });
    expect(await world.importCsv(text)).toEqual({
      status: 200,
      body: { rows: 4, taken: 0, repeated: 4, refused: 0, results: outcome('repeated') },
    });
    expect(await onHand('CUP')).toBe(before + 11);
  });

  it('loses nothing but its bad rows', async () => {
    const before = await onHand();
    const answer = await world.importCsv(
      file(
        HEADER,
        `receipt,TEA,berlin,${fresh()},1.5,,,`,
        `receipt,TEA,berlin,${fresh()},-1,,,`,
        `receipt,NONE,berlin,${fresh()},1,,,`,
        `receipt,TEA,nowhere,${fresh()},1,,,`,
        `gift,TEA,berlin,${fresh()},1,,,`,
        `receipt,TEA,berlin,,1,,,`,
        `receipt,TEA,berlin,${fresh()},many,,,`,
        `receipt,TEA,berlin,${fresh()},1,,,,,`,
        `receipt,TEA,berlin,${fresh()},1,damage,,`,
        `receipt,SET,berlin,${fresh()},1,,,`,
        `receipt,TEA,berlin,${fresh()},7`,
      ),
    );
    expect(answer).toMatchObject({ status: 200, body: { rows: 11, taken: 1, refused: 10 } });
    const results = answer.body['results'] as { code?: string; message?: string }[];
    expect(results.map(({ code }) => code)).toEqual([
      ...['validation-failed', 'validation-failed', 'unknown-sku', 'unknown-location'],
      ...['validation-failed', 'validation-failed', 'validation-failed', 'validation-failed'],
      ...['validation-failed', 'kit-has-no-stock', undefined],
    ]);
    expect(results[0]?.message).toMatch(/quantity must be an integer/);
    expect(results[4]?.message).toMatch(/type: must be one of receipt, /);
    expect(results[5]?.message).toMatch(/reference/);
    expect(results[8]?.message).toMatch(/reason/);
    expect(await onHand()).toBe(before + 7);
  });

  it('has one movement of each reference: what says something else under it is refused', async () => {
    const reference = fresh();
    const answer = await world.importCsv(
      file(
        HEADER,
        `receipt,TEA,berlin,${reference},1,,,`,
        `receipt,TEA,berlin,${reference},1,,,`,
        `receipt,TEA,berlin,${reference},2,,,`,
      ),
    );
    expect(answer.body['results']).toMatchObject([
      { outcome: 'taken' },
      { outcome: 'repeated' },
      { outcome: 'refused', code: 'reference-reused' },
    ]);
  });

  it('never goes back in time', async () => {
    const answer = await world.importCsv(
      file(
        HEADER,
        `count,TEA,hamburg,${fresh()},,,5,2026-02-02T10:00:00Z`,
        `count,TEA,hamburg,${fresh()},,,9,2026-02-01T10:00:00Z`,
        `count,TEA,hamburg,${fresh()},,,9,2999-02-01T10:00:00Z`,
      ),
    );
    expect(answer.body['results']).toMatchObject([
      { outcome: 'taken' },
      { outcome: 'refused', code: 'older-than-known' },
      { outcome: 'refused', code: 'in-the-future' },
    ]);
  });

  it('has the lots of its receipts in columns of their own', async () => {
    const answer = await world.importCsv(
      file(
        'type,sku,locationId,reference,quantity,lotId,expiresOn',
        `receipt,HONEY,berlin,${fresh()},3,L1,2099-12-31`,
        `receipt,HONEY,berlin,${fresh()},2,L2,`,
        `receipt,HONEY,berlin,${fresh()},2,,2099-12-31`,
      ),
    );
    expect(answer.body['results']).toMatchObject([
      { outcome: 'taken' },
      { outcome: 'taken' },
      { outcome: 'refused', message: expect.stringMatching(/lot\.lotId/) as string },
    ]);
    expect(await world.stock('HONEY')).toMatchObject({
      locations: [
        {
          lots: [
            { lotId: 'L1', expiresOn: '2099-12-31', onHand: 3 },
            { lotId: 'L2', expiresOn: null, onHand: 2 },
          ],
        },
      ],
    });
  });

  it.each<[string, (text: string) => string | Buffer]>([
    ['with the mark of Excel', (text) => `\uFEFF${text}`],
    ['with the ends of Windows', (text) => text.replaceAll('\n', '\r\n')],
    ['with blank rows', (text) => text.replaceAll('\n', '\n\n,,,,,,,\n')],
    ['with spaces around values', (text) => text.replaceAll(',', ' , ')],
    ['with quotes around values', (text) => text.replaceAll(/[^,\n]+/g, '"$&"')],
  ])('is read as spreadsheets write it: %s', async (_, written) => {
    const text = file(HEADER, `receipt,TEA,berlin,${fresh()},1,,,`);
    expect(await world.importCsv(written(text))).toMatchObject({ status: 200, body: { rows: 1, taken: 1 } });
  });

  it('says of a row on which line it begins', async () => {
    const text = file(HEADER, '', `gift,"a\nb",,,,,,`, 'gift,,,,,,,');
    expect((await world.importCsv(text)).body['results']).toMatchObject([{ line: 3 }, { line: 5 }]);
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['that is empty', '', /line 1: .*name the columns/],
    ['without a header', 'receipt,TEA,berlin,r,1', /line 1: .*name the columns/],
    ['with an unknown column', 'type,sku,colour', /line 1: no column is called "colour"/],
    ['with a column twice', 'type,sku,sku', /line 1: the column "sku" stands there twice/],
    ['with a quote that stays open', file(HEADER, 'sale,,,,,,,', 'sale,"TEA,,,,,,', 'x'), /line 3: a quote/],
    ['with text behind a quote', file(HEADER, 'sale,"TEA"!,,,,,,'), /line 2: something follows/],
    ['with a quote in the middle', file(HEADER, 'sale,T"EA,,,,,,'), /line 2: a quote stands/],
    ['with an endless row', file(HEADER, 'x'.repeat(70_000)), /line 2: a row is longer/],
    ['in another encoding', Buffer.from(`${HEADER}\nsale,Caf\xe9,,,,,,`, 'latin1'), /not in UTF-8/],
  ])('is taken whole or not at all: %s', async (_, text, detail) => {
    const whole =
      typeof text === 'string'
        ? text.replace(`${HEADER}\n`, `${HEADER}\nreceipt,CARD,berlin,r,1,,,\n`)
        : text;
    const { status, body } = await world.importCsv(text);
    expect([status, body['code']]).toEqual([422, 'malformed-csv']);
    expect(body['detail']).toMatch(detail);
    expect((await world.importCsv(whole)).status).toBe(422);
    expect(await onHand('CARD')).toBe(0);
  });

  it('has a limit to its length', async () => {
    const endless = Buffer.alloc(16 * 1_048_576 + 1, 'x');
    expect(await world.importCsv(endless)).toMatchObject({ status: 413, body: { code: 'import-too-large' } });
    const rows = file(HEADER, ...Array<string>(50_001).fill('gift,,,,,,,'));
    expect(await world.importCsv(rows)).toMatchObject({ status: 413, body: { code: 'import-too-large' } });
  });

  it('is text/csv', async () => {
    for (const type of ['application/x-ndjson', 'application/json', 'text/plain']) {
      expect(await world.importCsv('{}', type)).toMatchObject({ status: 415 });
    }
  });

  it('of thousands of rows of a few SKUs adds up', async () => {
    const before = await onHand();
    const rows = Array.from({ length: 2_000 }, () => `receipt,TEA,berlin,${fresh()},1,,,`);
    const answer = await world.importCsv(file(HEADER, ...rows));
    expect(answer.body).toMatchObject({ rows: 2_000, taken: 2_000 });
    expect(await onHand()).toBe(before + 2_000);
  });
});
