import type { StockEvent } from '@throughline/contracts';
import { accept, ignore, reject, type Decision } from '@throughline/kernel';
import { factOf, withConsequences } from './consequences.js';
import type { AdjustStock, ReceiveStock } from './stock.commands.js';
import { contentOf } from './stock.evolve.js';
import { stockAt, type StockItem } from './stock-item.js';

export const receiveStock = ({ data }: ReceiveStock, item: StockItem): Decision<StockEvent> => {
  const { sku, reference, ...content } = data;
  const known = contentUnder(reference, item);
  if (known === contentOf('StockReceived', content)) return ignore('received already');
  if (known !== undefined) return reject('reference-reused');

  return accept(
    ...withConsequences(sku, item, [
      { type: 'StockReceived', data: { ...factOf(sku), ...content, reference } },
    ]),
  );
};

export const adjustStock = ({ data }: AdjustStock, item: StockItem): Decision<StockEvent> => {
  const { sku, reference, ...content } = data;
  const known = contentUnder(reference, item);
  if (known === contentOf('StockAdjusted', content)) return ignore('adjusted already');
  if (known !== undefined) return reject('reference-reused');
  const { onHand } = stockAt(item, data.locationId);
  if (onHand + data.quantity < 0) return reject('on-hand-below-zero', `${onHand} on hand`);

  return accept(
    ...withConsequences(sku, item, [
      { type: 'StockAdjusted', data: { ...factOf(sku), ...content, reference } },
    ]),
  );
};

const contentUnder = (reference: string, item: StockItem): string | undefined =>
  item.references.find((known) => known.reference === reference)?.content;
