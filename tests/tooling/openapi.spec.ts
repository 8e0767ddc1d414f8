import ts from 'typescript';
import { IsInt, IsOptional, Matches, Max, MaxLength, Min, ValidateBy } from 'class-validator';
import { limitsOfClass } from '../../tools/openapi/limits.mjs';
import { problemResponse, problemsOf } from '../../tools/openapi/problems.mjs';
import { SchemaBook } from '../../tools/openapi/schema-book.mjs';
import { shareResponses } from '../../tools/openapi/shared-responses.mjs';

const FILE = 'fixture.ts';

/** The book of a source of one file, and the schemas of the types that it exports. */
function bookOf(source: string) {
  const options: ts.CompilerOptions = { strict: true, target: ts.ScriptTarget.ES2022 };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, target) =>
    name === FILE ? ts.createSourceFile(name, source, target, true) : read(name, target);
  const program = ts.createProgram([FILE], options, host);
  const checker = program.getTypeChecker();
  const book = new SchemaBook(checker);
  for (const statement of program.getSourceFile(FILE)?.statements ?? []) {
    if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
      if (!statement.typeParameters) book.schemaOf(checker.getTypeAtLocation(statement.name));
    }
  }
  return Object.fromEntries(book.schemas) as Record<string, Record<string, unknown>>;
}

describe('a schema from a type', () => {
  const schemas = bookOf(`
    type Instant = string;
    type Size = 'small' | 'large' | 'medium';
    interface Page<Item> { readonly items: readonly Item[]; readonly nextCursor: string | null }
    /** What is on a shelf. */
    interface Shelf {
      /** In whole units. */
      readonly count: number;
      readonly latitude: number;
      readonly since: Instant | null;
      readonly size?: Size;
      readonly labels: Readonly<Record<string, string>>;
      readonly anything: unknown;
    }
    interface ShelfDto { name: string }
    interface Stored { readonly at: Instant }
    type Happening = { readonly type: 'Moved'; readonly to: string } | { readonly type: 'Emptied' };
    type StoredFact = Happening & Stored;
    type Shelves = Page<Shelf>;
    interface Answer { readonly shelves: Page<Shelf>; readonly facts: readonly StoredFact[] }
  `);

  it('says what is required, whole, an instant, or null', () =>
    expect(schemas['Shelf']).toEqual({
      description: 'What is on a shelf.',
      type: 'object',
      properties: {
        count: { description: 'In whole units.', type: 'integer' },
        latitude: { type: 'number' },
        since: { type: ['string', 'null'], format: 'date-time' },
        size: { $ref: '#/components/schemas/Size' },
        labels: { type: 'object', additionalProperties: { type: 'string' } },
        anything: {},
      },
      required: ['count', 'latitude', 'since', 'labels', 'anything'],
    }));

  it('lists values in the order of the source', () =>
    expect(schemas['Size']?.['enum']).toEqual(['small', 'large', 'medium']));

  it('has a name that callers can say', () => {
    expect(schemas['Answer']?.['properties']).toMatchObject({
      shelves: { $ref: '#/components/schemas/ShelfPage' },
    });
    expect(schemas).toHaveProperty('ShelfInput');
    expect(schemas).not.toHaveProperty('ShelfDto');
  });

  it('tells the facts of a union apart by their type', () => {
    expect(schemas['StoredFact']?.['discriminator']).toEqual({
      propertyName: 'type',
      mapping: { Emptied: '#/components/schemas/EmptiedFact', Moved: '#/components/schemas/MovedFact' },
    });
    expect(schemas['MovedFact']).toMatchObject({
      properties: { type: { const: 'Moved' }, to: { type: 'string' }, at: { format: 'date-time' } },
      required: expect.arrayContaining(['type', 'to', 'at']) as unknown,
    });
  });

  it('is refused where two types would have one name', () =>
    expect(() =>
      bookOf('interface Shelf { a: string } interface ShelfDto { b: number } interface ShelfInput { c: 1 }'),
    ).toThrow('two types are called ShelfInput'));
});

describe('limits from the checks of a class', () => {
  class CountDto {
    @Max(9)
    @Min(1)
    @IsInt()
    count: number = 1;

    @IsOptional()
    @Matches(/^[a-z]+$/)
    @Matches(/a/)
    @MaxLength(5)
    note?: string;
  }

  it('are said in the words of JSON Schema', () => {
    const limits = limitsOfClass(CountDto);
    expect(limits.get('count')?.apply({ type: 'integer' })).toEqual({
      type: 'integer',
      ...{ minimum: 1, maximum: 9, default: 1 },
    });
    const note = limits.get('note');
    expect([note?.isOptional, note?.apply({ type: 'string' })]).toMatchObject([
      true,
      { type: ['string', 'null'], maxLength: 5 },
    ]);
    const { pattern, allOf } = note?.apply({ type: 'string' }) as { pattern: string; allOf: object[] };
    expect([pattern, ...allOf.flatMap((each) => Object.values(each) as string[])].sort()).toEqual([
      '^[a-z]+$',
      'a',
    ]);
  });

  it('are never left out in silence', () => {
    class OddDto {
      @ValidateBy({ name: 'isOdd', validator: { validate: () => true } })
      count!: number;
    }
    expect(() => limitsOfClass(OddDto)).toThrow('OddDto.count is checked by isOdd');
  });
});

describe('problem responses', () => {
  const route = {
    verb: 'POST',
    path: '/things/:id',
    problems: [{ status: 409, code: 'taken', description: '' }],
  };
  const codesOf = (status: number): string[] =>
    (problemsOf(route as never, false) as { status: number; code: string }[])
      .filter((each) => each.status === status)
      .map(({ code }) => code);

  it('are those of the route, and those that its shape brings along', () => {
    expect(codesOf(409)).toEqual(['taken']);
    expect(codesOf(400)).toEqual(['bad-request', 'malformed-json']);
    expect(codesOf(503)).toEqual(['try-again-later', 'not-ready']);
  });

  it('stand once where several routes share them, whatever their examples', () => {
    const gone = [{ status: 404, code: 'gone', description: 'it was here' }];
    const operation = (example: unknown) => ({ responses: { 404: problemResponse(404, gone, example) } });
    const paths = { '/a': { get: operation({ instance: '/a' }) }, '/b': { get: operation(undefined) } };
    expect([...shareResponses(paths).keys()]).toEqual(['Gone']);
    expect(paths['/b'].get.responses[404]).toEqual({ $ref: '#/components/responses/Gone' });
  });
});
