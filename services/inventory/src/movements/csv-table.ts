import { Readable } from 'node:stream';
import { CsvError, parse, type Info, type Options } from 'csv-parse';

/** Characters of one row. */
export const ROW_CHARACTERS_MAX = 65_536;

/** Characters that are handed to the parser at once. */
const PIECE_CHARACTERS = 65_536;

export interface CsvRow {
  /** The line on which it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** The file is no table: `line` says where. */
export class BrokenCsv extends Error {
  override readonly name = 'BrokenCsv';
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

const reasonOf: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote that is opened in this row is never closed',
  CSV_INVALID_CLOSING_QUOTE: 'something follows a closing quote',
  INVALID_OPENING_QUOTE: 'a quote stands within a value that does not begin with one',
  CSV_MAX_RECORD_SIZE: `a row is longer than ${ROW_CHARACTERS_MAX} characters`,
};

const options: Options = {
  info: true,
  bom: true,
  trim: true,
  skip_empty_lines: true,
  skip_records_with_empty_values: true,
  // A row that is too long or too short costs nothing but itself.
  relax_column_count: true,
  record_delimiter: ['\r\n', '\n', '\r'],
  max_record_size: ROW_CHARACTERS_MAX,
};

function* piecesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += PIECE_CHARACTERS) {
    yield text.slice(start, start + PIECE_CHARACTERS);
  }
}

const lineBreaks = (cells: readonly string[]): number =>
  cells.reduce((count, cell) => count + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);

/** The rows of a file of comma-separated values (RFC 4180), the first one too; blank ones are left out. @throws BrokenCsv */
export async function* csvRows(text: string): AsyncGenerator<CsvRow> {
  // The parser is ahead of who reads its rows, and forgets those when it fails.
  let parsedLine = 0;
  const parser = parse({
    ...options,
    on_record: (row, { lines }) => {
      parsedLine = lines;
      return row;
    },
  });
  try {
    const rows = Readable.from(piecesOf(text)).pipe(parser);
    for await (const { info, record } of rows as AsyncIterable<{ info: Info; record: string[] }>) {
      yield { line: info.lines - lineBreaks(record), cells: record };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new BrokenCsv(parsedLine + 1, reasonOf[error.code] ?? error.message);
  }
}
