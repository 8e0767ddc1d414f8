import { Readable } from 'node:stream';
import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { Actor, Rejection } from '@throughline/service-kit';
import { ImportTally, type ImportSummary } from './import-summary.js';
import { TooManyBytes } from './ndjson-lines.js';
import { IMPORT_BYTES_MAX, OrderImport, TooManyRows } from './order-import.js';

const tooLarge = (reason: string, { rows }: Pick<ImportTally, 'rows'>): Rejection =>
  new Rejection(
    413,
    'import-too-large',
    `the file has ${reason}; ${rows} rows of it were looked at, the rest was not`,
  );

/** Why reading ended early; what is no matter of the file stays what it is. */
function whyCutShort(error: unknown, body: Readable, tally: ImportTally): unknown {
  if (error instanceof TooManyBytes || error instanceof TooManyRows) return tooLarge(error.message, tally);
  if (body.errored)
    return new Rejection(400, 'import-cut-off', `${tally.rows} rows came before the line went dead`);
  return error;
}

/**
 * `POST /api/v1/orders/import`: a file of orders, answered with what became of each row.
 * @tag Orders
 */
@Controller('/api/v1/orders/import')
export class ImportController {
  constructor(private readonly orderImport: OrderImport) {}

  /**
   * Import a file of orders. One canonical order a line, as for placing one; a bad row costs nothing but itself. Up to
   * 64 MiB, 100,000 rows and 1 MiB a row. Safe to repeat: each row is the same order again.
   *
   * @operation importOrders
   * @accepts application/x-ndjson PlaceOrderDto Lines of JSON, a `PlaceOrderInput` each.
   * @returns 200 what became of every row, bad ones included
   * @throws 400 import-cut-off: the line went dead; the rows that came have been placed
   * @throws 413 import-too-large: too many bytes or rows; the rows before the limit have been placed
   */
  @Post()
  @HttpCode(200)
  async run(
    @Body() body: unknown,
    @Headers('content-length') contentLength: string | undefined,
    @Actor() actor: string,
  ): Promise<ImportSummary> {
    if (!(body instanceof Readable)) {
      throw new Rejection(415, 'unsupported-media-type', 'orders are imported as application/x-ndjson');
    }
    const tally = new ImportTally();
    if (Number(contentLength) > IMPORT_BYTES_MAX) {
      throw tooLarge(`more than ${IMPORT_BYTES_MAX} bytes`, tally);
    }
    try {
      // The connection still has to carry the answer when reading ends early.
      const chunks = body.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
      return await this.orderImport.run(chunks, actor, tally);
    } catch (error) {
      throw whyCutShort(error, body, tally);
    }
  }
}
