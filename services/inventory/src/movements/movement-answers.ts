import { Injectable } from '@nestjs/common';
import { uuidv7 } from '@throughline/kernel';
import { Rejection } from '@throughline/service-kit';
import type { StockOverview } from '../stock/stock-overview.js';
import { StockOverviews } from '../stock/stock-overviews.js';
import type { MovementCommand } from './movement.js';
import { StockMovements } from './stock-movements.js';

/** The caller's books and ours disagree; the rest is about the request alone. */
const conflicts: ReadonlySet<string> = new Set(['reference-reused', 'older-than-known', 'is-a-transfer']);

const statusOf = (code: string): number => (conflicts.has(code) ? 409 : 422);

/** Movements over HTTP: each is answered with the item's stock. */
@Injectable()
export class MovementAnswers {
  constructor(
    private readonly movements: StockMovements,
    private readonly overviews: StockOverviews,
  ) {}

  /** The stock as it is then; of a repeat, as it is now. @throws Rejection 409, 422 */
  async to(command: MovementCommand, actor: string): Promise<StockOverview> {
    const { sku } = command.data;
    const because = { causationId: uuidv7(), correlationId: sku, actor };
    const taken = await this.movements.take(command, because);
    if (taken.outcome === 'refused') throw new Rejection(statusOf(taken.code), taken.code, taken.message);
    return this.overviews.of(sku, taken);
  }
}
