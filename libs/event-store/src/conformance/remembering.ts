import type { NewEvent, StoredEvent } from '@throughline/contracts';
import { NO_STREAM, type EventStore } from '../event-store.js';
import { fact, harnessForEach, readWhole, type CreateHarness } from './fixtures.js';

/** Around what a large order's raw payload comes to, and below what EventStoreDB takes by default (1 MiB). */
const LARGE_CHARACTERS = 700_000;

/** The event as appended, as read from its stream, as read from the store's order. */
const allViewsOf = async (store: EventStore, event: NewEvent): Promise<(StoredEvent | undefined)[]> => {
  const [appended] = await store.append('order-1', NO_STREAM, [event]);
  const [ofStream] = await store.readStream('order-1');
  const [ofAll] = await readWhole(store);
  return [appended, ofStream, ofAll];
};

const spoil = (event: StoredEvent | undefined): void => {
  const { data } = event as unknown as { data: { lines: string[] } };
  for (const change of [
    () => data.lines.push('spoiled'),
    () => Object.assign(data, { lines: ['spoiled'] }),
  ]) {
    try {
      change();
    } catch {
      // A store may freeze what it hands out: then the change fails, which is as good.
    }
  }
};

export const describeContent = (createHarness: CreateHarness): void =>
  describe('what an event holds', () => {
    const harness = harnessForEach(createHarness);

    it.each([
      ['every script', { text: 'Zoë · 東京 · Ελλάς · العربية · 👩🏽‍🚀', 'clé ✓': '\u0000\n\t"\\\u2028' }],
      ['half of a surrogate pair', { text: 'cut off \ud83d here' }],
      ['the names JavaScript knows', JSON.parse('{"__proto__": {"a": 1}, "constructor": 2, "toString": 3}')],
      ['the limits of numbers', { large: Number.MAX_SAFE_INTEGER, small: -0.1, none: null, no: false }],
      ['something large', { raw: 'ä'.repeat(LARGE_CHARACTERS / 2) }],
      ['nothing', {}],
    ])('comes back unchanged: %s', async (_, data) => {
      const event = fact(data);
      const views = await allViewsOf(harness().store, event);
      for (const view of views) expect(view?.data).toEqual(event.data);
      const [reread] = await readWhole(await harness().reopen());
      expect(reread).toEqual(views[0]);
      expect(JSON.stringify(reread?.data)).toBe(JSON.stringify(event.data));
    });

    it('looks the same fresh and after a restart where a member is undefined', async () => {
      const views = await allViewsOf(harness().store, fact({ kept: 1, left: undefined, list: [undefined] }));
      const [reread] = await readWhole(await harness().reopen());
      for (const view of views) expect(view).toStrictEqual(reread);
      expect(reread?.data).toStrictEqual({ kept: 1, list: [null] });
    });

    it('keeps what is personal, and keeps it out of the data', async () => {
      const personal = { personId: 'p1', name: 'Zoë Ångström', shipTo: { line1: 'Kungsgatan 1' } };
      const views = await allViewsOf(harness().store, { ...fact({ reason: 'address' }), personal });
      const [reread] = await readWhole(await harness().reopen());
      for (const view of [...views, reread]) {
        expect(view?.personal).toEqual(personal);
        expect(view?.data).toEqual({ reason: 'address' });
      }
    });

    it('has no personal part where it was given none', async () => {
      const views = await allViewsOf(harness().store, { ...fact(), personal: undefined });
      const [reread] = await readWhole(await harness().reopen());
      for (const view of [...views, reread]) expect(Object.keys(view ?? {})).not.toContain('personal');
    });
  });

export const describeUnchangingEvents = (createHarness: CreateHarness): void =>
  describe('a stored event', () => {
    const harness = harnessForEach(createHarness);

    it('does not change with the object it was made from', async () => {
      const { store } = harness();
      const event = fact({ lines: ['first'] });
      const appending = store.append('order-1', NO_STREAM, [event]);
      spoil(event as StoredEvent);
      const [appended] = await appending;
      spoil(event as StoredEvent);
      expect(appended?.data).toEqual({ lines: ['first'] });
      expect((await readWhole(store))[0]?.data).toEqual({ lines: ['first'] });
    });

    it('does not change for others when a reader changes what it got', async () => {
      const { store } = harness();
      for (const view of await allViewsOf(store, fact({ lines: ['first'] }))) spoil(view);
      expect((await store.readStream('order-1'))[0]?.data).toEqual({ lines: ['first'] });
      expect((await readWhole(store))[0]?.data).toEqual({ lines: ['first'] });
    });
  });
