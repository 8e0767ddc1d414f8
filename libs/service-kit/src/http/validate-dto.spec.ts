import { IsInt, IsOptional, IsString, Length, Min } from 'class-validator';
import { Nested, NestedList } from './dto-decorators.js';
import { DEPTH_MAX, PROBLEMS_MAX, validateDto } from './validate-dto.js';

const LINES_MAX = 100;

class Address {
  @IsString()
  @Length(2, 2)
  countryCode!: string;
}

class Line {
  @IsString()
  sku!: string;

  @Min(1)
  @IsInt()
  quantity!: number;
}

class Order {
  @IsString()
  channelId!: string;

  @IsOptional()
  @Nested(() => Address)
  shipTo?: Address;

  @NestedList(() => Line, LINES_MAX)
  lines!: Line[];
}

const order = (changes: object = {}): object => ({
  channelId: 'web',
  shipTo: { countryCode: 'DE' },
  lines: [{ sku: 'TEA', quantity: 1 }],
  ...changes,
});

const problemsOf = async (value: unknown) => {
  const result = await validateDto(Order, value);
  return result.ok ? [] : result.problems;
};

const fieldsOf = async (value: unknown): Promise<string[]> =>
  (await problemsOf(value)).map(({ field }) => field);

describe('checking what comes from outside', () => {
  it('gives an instance of the class', async () => {
    const result = await validateDto(Order, order());
    expect(result.ok && result.dto).toBeInstanceOf(Order);
    expect(result.ok && result.dto.lines[0]).toBeInstanceOf(Line);
  });

  it('names each bad field by its place', async () => {
    const lines = [
      { sku: 'TEA', quantity: 1 },
      { sku: 7, quantity: 0 },
    ];
    expect(await fieldsOf(order({ channelId: 1, lines, shipTo: { countryCode: 'DEU' } }))).toEqual([
      'channelId',
      'shipTo.countryCode',
      'lines[1].sku',
      'lines[1].quantity',
    ]);
  });

  it('says what is wrong, once per field', async () => {
    expect(await problemsOf(order({ lines: [{ sku: 'TEA', quantity: 'two' }] }))).toEqual([
      { field: 'lines[0].quantity', message: 'quantity must be an integer number' },
    ]);
  });

  it('takes no text for a number', async () => {
    expect(await fieldsOf(order({ lines: [{ sku: 'TEA', quantity: '1' }] }))).toEqual(['lines[0].quantity']);
  });

  it.each([[null], [undefined], ['text'], [7], [[]], [[order()]]])(
    'refuses %j where an object belongs',
    async (value) => {
      expect(await problemsOf(value)).toEqual([{ field: '', message: 'must be an object' }]);
    },
  );

  it.each([[[]], [[{ countryCode: 'DE' }]], ['DE'], [7]])('refuses %j for an address', async (shipTo) => {
    expect(await fieldsOf(order({ shipTo }))).toEqual(['shipTo']);
  });

  it.each([
    [{ sku: 'TEA', quantity: 1 }],
    ['TEA'],
    [null],
    [[[{ sku: 'TEA', quantity: 1 }]]],
    [['TEA']],
    [[null]],
  ])('refuses %j for lines', async (lines) => {
    expect((await fieldsOf(order({ lines })))[0]).toMatch(/^lines/);
  });

  it('says of lines that are no list that they are none', async () => {
    expect(await problemsOf(order({ lines: {} }))).toEqual([
      { field: 'lines', message: 'lines must be an array' },
    ]);
  });

  it('refuses a member that it does not know', async () => {
    expect(await fieldsOf(order({ lines: [{ sku: 'TEA', quantity: 1, price: 2 }] }))).toEqual([
      'lines[0].price',
    ]);
  });

  it("drops unknown members of other people's formats when told to", async () => {
    const result = await validateDto(Order, order({ source_name: 'web' }), { unknownMembers: 'drop' });
    expect(result.ok && Object.keys(result.dto)).toEqual(['channelId', 'shipTo', 'lines']);
  });

  it.each(['{"constructor":null}', '{"__proto__":{"channelId":"web"}}', '{"shipTo":{"constructor":{}}}'])(
    'refuses %s, which would change what an object is',
    async (json) => {
      expect((await problemsOf({ ...order(), ...(JSON.parse(json) as object) })).length).toBeGreaterThan(0);
      const [problem] = await problemsOf(JSON.parse(json));
      expect(problem?.message).toBe('is not a name that a member may have');
    },
  );

  it('refuses what is nested too deep, however deep it is', async () => {
    const nested = (levels: number): unknown => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);
    const [tooDeep] = await problemsOf(nested(DEPTH_MAX + 1));
    expect(tooDeep?.message).toBe(`is nested deeper than ${DEPTH_MAX} levels`);
    expect(await fieldsOf(nested(DEPTH_MAX))).toEqual(['a', 'channelId', 'lines']);
    expect((await problemsOf(nested(5_000)))[0]?.message).toBe(tooDeep?.message);
  });

  it('looks into a list of the longest length, and refuses a longer one unread', async () => {
    const bad = { sku: 7, quantity: 1 };
    expect(await fieldsOf(order({ lines: Array(LINES_MAX).fill(bad) }))).toHaveLength(PROBLEMS_MAX);
    expect(await problemsOf(order({ lines: Array(LINES_MAX + 1).fill(bad) }))).toEqual([
      { field: 'lines', message: 'lines must contain no more than 100 elements' },
    ]);
  });

  it(`tells ${PROBLEMS_MAX} problems at most, none of them long`, async () => {
    const unknown = Object.fromEntries(
      Array.from({ length: 51 }, (_, index) => [`${'x'.repeat(500)}${index}`, 1]),
    );
    const problems = await problemsOf(order(unknown));
    expect(problems).toHaveLength(PROBLEMS_MAX);
    expect(Math.max(...problems.map(({ message }) => message.length))).toBe(200);
  });
});
