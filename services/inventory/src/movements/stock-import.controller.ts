import { Readable } from 'node:stream';
import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { Actor, CSV_CONTENT_TYPE, Rejection } from '@throughline/service-kit';
import { BrokenCsv } from './csv-table.js';
import { movementTable, TooManyRows, type MovementTable } from './movement-rows.js';
import { StockImport, type StockImportSummary } from './stock-import.js';

/** Bytes of one file. */
export const IMPORT_BYTES_MAX = 16 * 1_048_576;

const tooLarge = (what: string): Rejection =>
  new Rejection(413, 'import-too-large', `the file has ${what}; nothing of it was taken`);

/** @throws Rejection 400 import-cut-off, 413 import-too-large */
async function bytesOf(body: Readable): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let readBytes = 0;
  try {
    // The connection still has to carry the answer when reading ends early.
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
      readBytes += chunk.length;
      if (readBytes > IMPORT_BYTES_MAX) throw tooLarge(`more than ${IMPORT_BYTES_MAX} bytes`);
      chunks.push(chunk);
    }
  } catch (error) {
    if (!body.errored) throw error;
    throw new Rejection(400, 'import-cut-off', 'the line went dead; nothing of the file was taken');
  }
  return Buffer.concat(chunks);
}

const malformed = (line: number, message: string): Rejection =>
  new Rejection(422, 'malformed-csv', `line ${line}: ${message}; nothing of the file was taken`);

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw malformed(1, 'the file is not in UTF-8');
  }
}

async function tableOf(bytes: Buffer): Promise<MovementTable> {
  try {
    return await movementTable(textOf(bytes));
  } catch (error) {
    if (error instanceof BrokenCsv) throw malformed(error.line, error.message);
    if (error instanceof TooManyRows) throw tooLarge(error.message);
    throw error;
  }
}

/**
 * Files of movements.
 * @tag Stock
 */
@Controller('/api/v1/stock/import')
export class StockImportController {
  constructor(private readonly stockImport: StockImport) {}

  /**
   * Import a file of movements. The first row names the columns: `type` (`receipt`, `adjustment`, `count`, `quarantine`,
   * `sale`, `level`, `incoming`, `transfer`) and the members of such a request; the lot of a receipt is `lotId` and
   * `expiresOn`. Every further row is one movement, and a bad one costs nothing but itself. Up to 16 MiB and 50,000
   * rows. Safe to repeat: the references name the movements.
   *
   * @operation importStock
   * @accepts text/csv unknown Comma-separated values (RFC 4180) in UTF-8.
   * @returns 200 what became of every row, bad ones included
   * @throws 400 import-cut-off: the line went dead; nothing of the file was taken
   * @throws 413 import-too-large: too many bytes or rows; nothing of the file was taken
   * @throws 422 malformed-csv: it is no table, or names columns that there are not; nothing of the file was taken
   */
  @Post()
  @HttpCode(200)
  async run(
    @Body() body: unknown,
    @Headers('content-type') contentType: string | undefined,
    @Actor() actor: string,
  ): Promise<StockImportSummary> {
    if (!(body instanceof Readable) || !contentType?.startsWith(CSV_CONTENT_TYPE)) {
      throw new Rejection(415, 'unsupported-media-type', 'movements are imported as text/csv');
    }
    return this.stockImport.run(await tableOf(await bytesOf(body)), actor);
  }
}
