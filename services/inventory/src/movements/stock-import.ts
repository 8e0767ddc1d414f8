import { setImmediate as breathe } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { messageOf, TransientFault, uuidv7 } from '@throughline/kernel';
import { LOGGER, problemsAsText, type CommandContext, type Logger } from '@throughline/service-kit';
import type { MovementCommand } from './movement.js';
import { readRow, type MovementTable } from './movement-rows.js';
import { StockMovements } from './stock-movements.js';

/** Rows that are taken in at once. */
const ROWS_IN_FLIGHT_MAX = 256;

export interface ImportedRow {
  /** The line of the file on which it begins, from 1. */
  readonly line: number;
  /** `repeated`: it had been taken in before. */
  readonly outcome: 'taken' | 'repeated' | 'refused';
  /** Why it was refused. */
  readonly code?: string;
  readonly message?: string;
}

/** What became of every row of a file of movements. */
export interface StockImportSummary {
  /** The sum of the next three. */
  readonly rows: number;
  readonly taken: number;
  readonly repeated: number;
  readonly refused: number;
  /** In the order of the file. */
  readonly results: readonly ImportedRow[];
}

/** Movements from a file, one a row. Safe to run twice: each row is the same movement again. */
@Injectable()
export class StockImport {
  constructor(
    private readonly movements: StockMovements,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Rows of one SKU are taken in the order of the file; a bad row costs nothing but itself. */
  async run({ header, rows }: MovementTable, actor: string): Promise<StockImportSummary> {
    const importId = uuidv7();
    const results: ImportedRow[] = [];
    for (let start = 0; start < rows.length; start += ROWS_IN_FLIGHT_MAX) {
      const part = rows.slice(start, start + ROWS_IN_FLIGHT_MAX);
      const read = await Promise.all(part.map(({ cells }) => readRow(header, cells)));
      const taking = part.map(async ({ line }, index): Promise<ImportedRow> => {
        const movement = read[index];
        if (!movement?.ok)
          return refusedRow(line, 'validation-failed', problemsAsText(movement?.problems ?? []));
        return this.takeRow(line, movement.command, `${importId}/${line}`, actor);
      });
      results.push(...(await Promise.all(taking)));
      // Rows that are refused wait for nothing: others get their turn between them.
      await breathe();
    }
    return summaryOf(results);
  }

  /** Never rejects: a fault is told of the row that had it. */
  private async takeRow(
    line: number,
    command: MovementCommand,
    causationId: string,
    actor: string,
  ): Promise<ImportedRow> {
    const because: CommandContext = { causationId, correlationId: command.data.sku, actor };
    try {
      const taken = await this.movements.take(command, because);
      if (taken.outcome === 'refused') return refusedRow(line, taken.code, taken.message);
      return { line, outcome: taken.outcome };
    } catch (error) {
      this.logger.error({ row: causationId, reason: messageOf(error) }, 'a row of an import failed');
      return error instanceof TransientFault
        ? refusedRow(line, 'try-again-later', 'the file may be sent again')
        : refusedRow(line, 'internal-error');
    }
  }
}

const refusedRow = (line: number, code: string, message?: string): ImportedRow => ({
  ...{ line, outcome: 'refused', code },
  ...(message !== undefined && { message }),
});

function summaryOf(results: readonly ImportedRow[]): StockImportSummary {
  const counts = { taken: 0, repeated: 0, refused: 0 };
  for (const { outcome } of results) counts[outcome] += 1;
  return { rows: results.length, ...counts, results };
}
