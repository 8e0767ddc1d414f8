import { isAnyoneListening, tellingOf } from './telling.js';

const NEWEST = '2026-01-05T12:00:00.000Z';
const OLDEST = '2026-01-05T09:00:00.000Z';

const movements = [
  { revision: 9, at: NEWEST },
  { revision: 8, at: '2026-01-05T10:00:00.000Z' },
  { revision: 7, at: OLDEST },
];

const channel = (acknowledgedRevision: number | null, isUpToDate = false) => ({
  channelId: 'web',
  available: 3,
  acknowledgedRevision,
  isUpToDate,
});

const told = (...channels: readonly ReturnType<typeof channel>[]) => ({
  sku: 'TEA',
  stockRevision: 9,
  channels: [...channels],
});

const heardBy = (acknowledgedRevision: number | null, isUpToDate = false, ledger = movements) =>
  tellingOf(told(channel(acknowledgedRevision, isUpToDate)), ledger).channels[0];

describe('what a channel was told', () => {
  it('it shows, once it has acknowledged the last of it', () =>
    expect(heardBy(9, true)).toEqual({
      ...{ channelId: 'web', available: 3, state: 'current', acknowledgedRevision: 9 },
      moment: { at: NEWEST, isEarlier: false },
    }));

  it('it is behind with, as of the stock that it acknowledged', () =>
    expect(heardBy(7)).toMatchObject({ state: 'behind', moment: { at: OLDEST, isEarlier: false } }));

  it('it is behind with for longer than the ledger that is looked at', () =>
    expect(heardBy(6)).toMatchObject({ state: 'behind', moment: { at: OLDEST, isEarlier: true } }));

  it('nobody knows whether it shows before it has acknowledged anything', () =>
    expect(heardBy(null)).toMatchObject({ state: 'silent', moment: null }));

  it('has no moment of its own for a kit', () =>
    expect(heardBy(9, true, [])).toMatchObject({ state: 'current', moment: null }));
});

describe('whether anyone listens', () => {
  it.each([
    [[channel(null), channel(null)], false],
    [[channel(null), channel(2)], true],
  ])('is said by a single acknowledgement (%#)', (channels, isHeard) =>
    expect(isAnyoneListening(tellingOf(told(...channels), movements))).toBe(isHeard),
  );
});
