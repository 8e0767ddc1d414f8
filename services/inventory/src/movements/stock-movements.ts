import { Inject, Injectable } from '@nestjs/common';
import { instantOf, type Clock } from '@throughline/kernel';
import { CLOCK, SettingsView, type CommandContext, type Versioned } from '@throughline/service-kit';
import type { StockItem } from '../stock/stock-item.js';
import { StockLedger } from '../stock/stock-ledger.js';
import type { MovementCommand } from './movement.js';
import { refusalOf, type Refusal } from './movement-checks.js';

/** What became of a movement. */
export type Taken =
  | ({ readonly outcome: 'taken' | 'repeated' } & Versioned<StockItem>)
  | ({ readonly outcome: 'refused' } & Refusal);

/** The one way in for movements, whatever door they come through. */
@Injectable()
export class StockMovements {
  constructor(
    private readonly stock: StockLedger,
    private readonly settings: SettingsView,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Movements of one SKU are taken in the order in which this is called. */
  async take(command: MovementCommand, because: CommandContext): Promise<Taken> {
    const at = instantOf(this.clock.now());
    const refusal = refusalOf(command, { settings: this.settings, at });
    if (refusal) return { outcome: 'refused', ...refusal };
    // Nothing is awaited before this: the item's batches keep the order.
    const handled = await this.stock.handle(command, because);
    if (handled.outcome === 'reject') {
      const { code, detail } = handled;
      return { outcome: 'refused', code, ...(detail !== undefined && { message: detail }) };
    }
    const { state, revision } = handled;
    return { outcome: handled.outcome === 'accept' ? 'taken' : 'repeated', state, revision };
  }
}
