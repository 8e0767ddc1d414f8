import { readdirSync, readFileSync } from 'node:fs';
import type { OrderEvent, StoredEvent } from '@throughline/contracts';
import { foldOrder } from './evolve.js';
import { headlineOf } from './lifecycle.js';
import { nextSteps } from './next-steps.js';
import type { Order } from './order.js';

interface History {
  readonly status: string;
  readonly nextSteps: readonly string[];
  readonly events: readonly (StoredEvent & OrderEvent)[];
}

const folder = new URL('../histories/', import.meta.url);

/** Recorded by an earlier release: a history is added, never edited. */
const histories = readdirSync(folder).map((file): [string, History] => [
  file,
  JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as History,
]);

describe('the history of an order', () => {
  it.each(histories)(
    '%s is read today as it was when it was recorded',
    (_file, { status, nextSteps: owed, events }) => {
      const order = foldOrder(events) as Order;
      expect(headlineOf(order)).toBe(status);
      expect(nextSteps(order).map(({ key }) => key)).toEqual(owed);
    },
  );

  it('is kept for every end and for what waits', () => {
    const statuses = new Set(histories.map(([, { status }]) => status));
    expect([...statuses]).toEqual(
      expect.arrayContaining(['completed', 'cancelled', 'rejected', 'backordered']),
    );
  });
});
