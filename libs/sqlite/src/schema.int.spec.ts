import { applySchema } from './schema.js';
import { SqliteFile } from './sqlite-file.js';

const first = 'CREATE TABLE parcels (id INTEGER PRIMARY KEY)';
const second = 'ALTER TABLE parcels ADD COLUMN weight_grams INTEGER';

let file: SqliteFile;

beforeEach(() => {
  file = new SqliteFile(':memory:', { synchronous: 'FULL' });
});

afterEach(() => file.close());

const columns = (): string[] =>
  file
    .prepare('PRAGMA table_info(parcels)')
    .all()
    .map((row) => (row as { name: string }).name);

describe('the schema of a component', () => {
  it('is made once, and again does nothing', () => {
    applySchema(file, { component: 'parcel-list', steps: [first] });
    applySchema(file, { component: 'parcel-list', steps: [first] });
    expect(columns()).toEqual(['id']);
  });

  it('takes only the steps that the file lacks', () => {
    applySchema(file, { component: 'parcel-list', steps: [first] });
    applySchema(file, { component: 'parcel-list', steps: [first, second] });
    expect(columns()).toEqual(['id', 'weight_grams']);
  });

  it('refuses a file from a newer release and says what to do', () => {
    applySchema(file, { component: 'parcel-list', steps: [first, second] });
    expect(() => applySchema(file, { component: 'parcel-list', steps: [first] })).toThrow(
      /parcel-list has schema version 2, this release knows 1 at most.*newer release: start that one/,
    );
  });

  it('stays where it was if a step fails', () => {
    applySchema(file, { component: 'parcel-list', steps: [first] });
    expect(() =>
      applySchema(file, { component: 'parcel-list', steps: [first, `${second}; SELECT nonsense`] }),
    ).toThrow(/nonsense/);
    expect(columns()).toEqual(['id']);
    applySchema(file, { component: 'parcel-list', steps: [first, second] });
    expect(columns()).toEqual(['id', 'weight_grams']);
  });

  it('is counted apart for each component of the file', () => {
    applySchema(file, { component: 'parcel-list', steps: [first, second] });
    applySchema(file, { component: 'log', steps: ['CREATE TABLE log (line TEXT)'] });
    applySchema(file, { component: 'parcel-list', steps: [first, second] });
    expect(columns()).toEqual(['id', 'weight_grams']);
  });
});
