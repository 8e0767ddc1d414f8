import { total, type AddedUp } from './added-up.js';

/** What an answer of `GET /api/v1/stock/{sku}` or of the list says of one SKU. */
export interface SaidOfStock {
  readonly locations: readonly {
    readonly locationId: string;
    readonly onHand: number;
    readonly allocated: number;
    readonly quarantined?: number;
  }[];
  readonly reserved: number;
  readonly queued: number;
  readonly held: number;
}

export interface Audit {
  readonly lines: readonly string[];
  /** Where somebody says something else than the facts add up to. Empty is what it should be. */
  readonly drift: readonly string[];
}

const NAME_WIDTH = 28;
const NUMBER_WIDTH = 12;

const line = (name: string, units: number): string =>
  `  ${name.padEnd(NAME_WIDTH)}${units.toLocaleString('en').padStart(NUMBER_WIDTH)}`;

/** The balance as the sum of its facts, and who says otherwise. */
export function auditOf(
  sku: string,
  book: AddedUp,
  said: { readonly fold: SaidOfStock; readonly list: SaidOfStock | undefined },
): Audit {
  const lines = [`${sku}: ${book.facts.toLocaleString('en')} facts`];
  for (const [locationId, movements] of [...book.movements].sort()) {
    lines.push(locationId);
    for (const [kind, units] of [...movements].sort()) lines.push(line(kind, units));
    lines.push(line('= on hand', total(movements)));
  }
  lines.push('promised', line('reserved', total(book.reserved)), line('allocated', total(book.allocated)));
  lines.push(line('held by checkouts', total(book.held)), line('waiting', total(book.queued)));
  const drift = [
    ...book.gaps.map((gap) => `the ledger: ${gap}`),
    ...differences('inventory decides by', book, said.fold),
    ...(said.list ? differences('the list shows', book, said.list) : ['the list shows nothing of it']),
  ];
  return { lines: [...lines, ...(drift.length > 0 ? drift : ['it adds up: no drift'])], drift };
}

function differences(who: string, book: AddedUp, said: SaidOfStock): string[] {
  const found: string[] = [];
  const compare = (what: string, theirs: number, ours: number): void => {
    if (theirs !== ours) found.push(`drift: ${who} ${theirs} ${what}, the facts add up to ${ours}`);
  };
  const places = new Map(said.locations.map((location) => [location.locationId, location]));
  for (const locationId of new Set([...places.keys(), ...book.movements.keys()])) {
    const place = places.get(locationId);
    compare(
      `on hand at ${locationId}`,
      place?.onHand ?? 0,
      total(book.movements.get(locationId) ?? new Map()),
    );
    compare(`allocated at ${locationId}`, place?.allocated ?? 0, book.allocated.get(locationId) ?? 0);
    compare(`in quarantine at ${locationId}`, place?.quarantined ?? 0, book.quarantined.get(locationId) ?? 0);
  }
  compare('reserved', said.reserved, total(book.reserved));
  compare('held', said.held, total(book.held));
  compare('waiting', said.queued, total(book.queued));
  return found;
}
