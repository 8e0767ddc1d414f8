import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredEvent } from '@throughline/contracts';
import { LEDGER_FILE_NAME } from '@throughline/service-kit';
import { InventoryBench } from '@throughline/inventory/bench';
import { facts } from '@throughline/testing';

/** Orders whose ledgers are begun at once. */
const PLACED_AT_ONCE = 1_024;

/** The inventory on a store in a folder of its own, which goes with it. */
export class StockWorld {
  readonly folder = mkdtempSync(join(tmpdir(), 'throughline-stock-'));
  bench = this.open();
  private isOpen = true;

  /** Until `restart`, nobody has the store open. */
  async close(): Promise<void> {
    if (this.isOpen) await this.bench.dispose();
    this.isOpen = false;
  }

  /** Nothing stays in memory. */
  async restart(): Promise<void> {
    await this.close();
    this.bench = this.open();
    this.isOpen = true;
  }

  /** Orders of one unit each, as capture placed them: the messages that inventory gets. */
  async place(
    prefix: string,
    count: number,
    of: (number: number) => { readonly sku: string; readonly channelId: string },
  ): Promise<readonly StoredEvent[]> {
    const messages: StoredEvent[] = [];
    for (let first = 0; first < count; first += PLACED_AT_ONCE) {
      const numbers = Array.from(
        { length: Math.min(PLACED_AT_ONCE, count - first) },
        (_, index) => first + index,
      );
      const placed = await Promise.all(
        numbers.map((number) => {
          const { sku, channelId } = of(number);
          const orderId = `${prefix}-${number}`;
          return this.bench.tell(orderId, facts.placed([facts.line({ sku })], { orderId, channelId }));
        }),
      );
      messages.push(...placed.flat());
    }
    return messages;
  }

  async remove(): Promise<void> {
    await this.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private open(): InventoryBench {
    return new InventoryBench(join(this.folder, LEDGER_FILE_NAME));
  }
}
