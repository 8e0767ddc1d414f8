import { Inject, Injectable } from '@nestjs/common';
import { messageOf, TransientFault, uuidv7 } from '@throughline/kernel';
import { LOGGER, type Logger } from '@throughline/service-kit';
import type { IntakeSource } from '../intake/intake-source.js';
import { OrderIntake } from '../intake/order-intake.js';
import { readPayload, type Payload } from '../intake/payload.js';
import { identityIn } from '../intake/refused-intakes.js';
import { ImportLanes } from './import-lanes.js';
import { ImportTally, type ImportSummary } from './import-summary.js';
import { ndjsonLines, type NdjsonLine } from './ndjson-lines.js';

/** Bytes of one file. */
export const IMPORT_BYTES_MAX = 64 * 1_048_576;

/** Rows of one file, empty ones too. */
export const IMPORT_ROWS_MAX = 100_000;

/** Bytes of one row. */
export const LINE_BYTES_MAX = 1_048_576;

/** Rows that are placed at once; the file is read no faster than that. */
const ROWS_IN_FLIGHT_MAX = 64;

/** The file has more rows than one import takes. */
export class TooManyRows extends Error {
  override readonly name = 'TooManyRows';
}

const ROW_CONTENT_TYPE = 'application/x-ndjson';

/** Rows of one order are placed in their order: a file may hold several versions of it. */
const laneOf = ({ value }: Payload): string => {
  const { channelId, externalId } = identityIn(value);
  return JSON.stringify([channelId, externalId]);
};

const isBlank = ({ bytes }: NdjsonLine): boolean =>
  bytes !== null && Buffer.from(bytes).toString('latin1').trim() === '';

/** Orders from a file, a canonical order per line. Safe to run twice: each row is the same order again. */
@Injectable()
export class OrderImport {
  constructor(
    private readonly intake: OrderIntake,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Places row after row while the file is still being read; a bad row costs nothing but itself.
   * @throws TooManyBytes, TooManyRows: the rows before the limit have been placed
   */
  async run(
    chunks: AsyncIterable<Uint8Array>,
    actor: string,
    tally = new ImportTally(),
  ): Promise<ImportSummary> {
    const importId = uuidv7();
    const lanes = new ImportLanes(ROWS_IN_FLIGHT_MAX);
    let row = 0;
    try {
      for await (const line of ndjsonLines(chunks, {
        lineBytesMax: LINE_BYTES_MAX,
        bytesMax: IMPORT_BYTES_MAX,
      })) {
        row += 1;
        if (row > IMPORT_ROWS_MAX) throw new TooManyRows(`more than ${IMPORT_ROWS_MAX} rows`);
        if (isBlank(line)) continue;
        const source = { entrance: 'file' as const, causationId: `${importId}/${row}`, actor };
        await this.startRow(lanes, line, row, source, tally);
      }
    } finally {
      await lanes.idle();
    }
    return tally.summary();
  }

  private async startRow(
    lanes: ImportLanes,
    { bytes }: NdjsonLine,
    row: number,
    source: IntakeSource,
    tally: ImportTally,
  ): Promise<void> {
    if (bytes === null) {
      const message = `must be no longer than ${LINE_BYTES_MAX} bytes`;
      tally.refused({ row, code: 'line-too-long', problems: [{ field: '', message }] });
      return;
    }
    const payload = readPayload(bytes, ROW_CONTENT_TYPE);
    await lanes.run(laneOf(payload), () => this.takeRow(payload, row, source, tally));
  }

  /** Never rejects: a fault is told of the row that had it. */
  private async takeRow(
    payload: Payload,
    row: number,
    source: IntakeSource,
    tally: ImportTally,
  ): Promise<void> {
    if (!payload.isJson) {
      tally.refused({ row, code: 'malformed-json', problems: [] });
      return;
    }
    try {
      const outcome = await this.intake.place(payload.value, payload, source);
      if (outcome.outcome === 'refused') {
        const { code, problems } = outcome;
        tally.refused({ row, code, problems });
      } else if (outcome.outcome === 'conflict') {
        tally.refused({ row, code: 'order-conflict', problems: [] });
      } else tally.taken(outcome.outcome);
    } catch (error) {
      const code = error instanceof TransientFault ? 'try-again-later' : 'internal-error';
      this.logger.error({ row: source.causationId, reason: messageOf(error) }, 'a row of an import failed');
      tally.failed({ row, code, problems: [] });
    }
  }
}
