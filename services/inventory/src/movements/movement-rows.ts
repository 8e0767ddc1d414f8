import { BrokenCsv, csvRows, type CsvRow } from './csv-table.js';
import { MOVEMENT_TYPES, movements, movementTypeOf, type ReadMovement } from './movement.js';

/** Rows of one file. */
export const IMPORT_ROWS_MAX = 50_000;

const TEXT_COLUMNS = [
  'type',
  'sku',
  'locationId',
  'reference',
  'reason',
  'incomingId',
  'transferId',
  'toLocationId',
  'lotId',
  'expiresOn',
  'countedAt',
  'soldAt',
  'reportedAt',
  'expectedAt',
] as const;

const NUMBER_COLUMNS = ['quantity', 'counted', 'level', 'quarantined', 'unitCostMinor'] as const;

const columns: ReadonlySet<string> = new Set([...TEXT_COLUMNS, ...NUMBER_COLUMNS]);

const numberColumns: ReadonlySet<string> = new Set(NUMBER_COLUMNS);

/** The file has more rows than one import takes. */
export class TooManyRows extends Error {
  override readonly name = 'TooManyRows';
}

/** A file of movements: what its columns are, and its rows. */
export interface MovementTable {
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** @throws BrokenCsv */
function checkHeader({ line, cells }: CsvRow): void {
  if (!cells.includes('type')) {
    throw new BrokenCsv(line, 'the first row has to name the columns, and one of them is "type"');
  }
  const unknown = cells.find((name) => !columns.has(name));
  if (unknown !== undefined) {
    throw new BrokenCsv(line, `no column is called "${unknown}": there are ${[...columns].join(', ')}`);
  }
  const twice = cells.find((name, index) => cells.indexOf(name) < index);
  if (twice !== undefined) throw new BrokenCsv(line, `the column "${twice}" stands there twice`);
}

/** The whole file, before anything of it is taken. @throws BrokenCsv, TooManyRows */
export async function movementTable(text: string): Promise<MovementTable> {
  let header: readonly string[] | undefined;
  const rows: CsvRow[] = [];
  for await (const row of csvRows(text)) {
    if (header) rows.push(row);
    else checkHeader(row);
    header ??= row.cells;
    if (rows.length > IMPORT_ROWS_MAX) throw new TooManyRows(`more than ${IMPORT_ROWS_MAX} rows`);
  }
  if (!header) throw new BrokenCsv(1, 'the first row has to name the columns');
  return { header, rows };
}

/** Digits are a number; anything else stays text, and is refused as such. */
const valueOf = (name: string, cell: string): unknown =>
  numberColumns.has(name) && /^[+-]?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell;

/** A lot is two columns of a receipt. */
function receiptOf({ lotId, expiresOn, ...members }: Record<string, unknown>): object {
  return lotId === undefined && expiresOn === undefined ? members : { ...members, lot: { lotId, expiresOn } };
}

const refusedFor = (field: string, message: string): ReadMovement => ({
  ok: false,
  problems: [{ field, message }],
});

/** What a row asks of its item. An empty cell says nothing. */
export async function readRow(header: readonly string[], cells: readonly string[]): Promise<ReadMovement> {
  if (cells.length > header.length)
    return refusedFor('row', `has ${cells.length} cells, not ${header.length}`);
  const named = header.flatMap((name, index) => {
    const cell = cells[index] ?? '';
    return cell === '' ? [] : [[name, valueOf(name, cell)] as const];
  });
  const { type: name, ...members } = Object.fromEntries(named);
  const type = movementTypeOf(name);
  if (!type) return refusedFor('type', `must be one of ${MOVEMENT_TYPES.join(', ')}`);
  return movements[type].read(type === 'receipt' ? receiptOf(members) : members);
}
