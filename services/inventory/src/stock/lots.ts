import type { LotQuantity } from '@throughline/contracts';
import type { LocationStock, LotStock } from './stock-item.js';

/** The day of an instant, in UTC: an expiry date is the last day of sale wherever the goods lie. */
export const dayOf = (instant: string): string => instant.slice(0, 10);

export const isExpired = ({ expiresOn }: Pick<LotStock, 'expiresOn'>, at: string): boolean =>
  expiresOn !== null && expiresOn < dayOf(at);

/** First expired, first out; what keeps comes last, then by id. */
const byExpiry = (a: LotStock, b: LotStock): number => {
  const [one, other] = [a.expiresOn ?? '9999', b.expiresOn ?? '9999'];
  return one === other ? (a.lotId < b.lotId ? -1 : 1) : one < other ? -1 : 1;
};

/** Units of lots past their last day, at one location, that are not allocated. */
export const expiredUnits = ({ lots }: LocationStock, at: string): number =>
  lots.reduce((sum, lot) => sum + (isExpired(lot, at) ? Math.max(0, lot.onHand - lot.allocated) : 0), 0);

/** Which lots `quantity` units are picked from; units beyond the known lots come from none. */
export function pickLots({ lots }: LocationStock, quantity: number, at: string): LotQuantity[] {
  const picked: LotQuantity[] = [];
  let left = quantity;
  for (const lot of [...lots].sort(byExpiry)) {
    if (left === 0) break;
    if (isExpired(lot, at)) continue;
    const units = Math.min(left, lot.onHand - lot.allocated);
    if (units <= 0) continue;
    picked.push({ lotId: lot.lotId, quantity: units });
    left -= units;
  }
  return picked;
}

/** The first `quantity` units of what was picked. */
export function firstOf(lots: readonly LotQuantity[], quantity: number): LotQuantity[] {
  const taken: LotQuantity[] = [];
  let left = quantity;
  for (const lot of lots) {
    const units = Math.min(left, lot.quantity);
    if (units > 0) taken.push({ lotId: lot.lotId, quantity: units });
    left -= units;
  }
  return taken;
}

export const without = (lots: readonly LotQuantity[], taken: readonly LotQuantity[]): LotQuantity[] =>
  lots.flatMap(({ lotId, quantity }) => {
    const less = taken
      .filter((each) => each.lotId === lotId)
      .reduce((sum, { quantity: units }) => sum + units, 0);
    return quantity > less ? [{ lotId, quantity: quantity - less }] : [];
  });

type Change = Partial<Record<'onHand' | 'allocated', number>>;

/** The lots with the same change of each; a lot that has nothing any more is forgotten. */
export const changeLots = (
  lots: readonly LotStock[],
  changed: readonly LotQuantity[],
  sign: Change,
): readonly LotStock[] =>
  changed.length === 0
    ? lots
    : lots.flatMap((lot) => {
        const units = changed
          .filter(({ lotId }) => lotId === lot.lotId)
          .reduce((sum, { quantity }) => sum + quantity, 0);
        const next = {
          ...lot,
          onHand: lot.onHand + units * (sign.onHand ?? 0),
          allocated: lot.allocated + units * (sign.allocated ?? 0),
        };
        return next.onHand > 0 || next.allocated > 0 ? [next] : [];
      });

export const addLot = (
  lots: readonly LotStock[],
  { lotId, expiresOn }: Pick<LotStock, 'lotId' | 'expiresOn'>,
  quantity: number,
): readonly LotStock[] => {
  const known = lots.find((lot) => lot.lotId === lotId);
  return known
    ? lots.map((lot) => (lot === known ? { ...lot, onHand: lot.onHand + quantity } : lot))
    : [...lots, { lotId, expiresOn, onHand: quantity, allocated: 0 }];
};

/** Fewer units are on hand than the lots say: those that expire first and are not allocated are taken to be gone. */
export function cappedLots(lots: readonly LotStock[], onHand: number): readonly LotStock[] {
  let excess = lots.reduce((sum, lot) => sum + lot.onHand, 0) - onHand;
  if (excess <= 0) return lots;
  const gone: LotQuantity[] = [];
  for (const lot of [...lots].sort(byExpiry)) {
    const units = Math.min(excess, Math.max(0, lot.onHand - lot.allocated));
    if (units > 0) gone.push({ lotId: lot.lotId, quantity: units });
    excess -= units;
  }
  return changeLots(lots, gone, { onHand: -1 });
}
