import { frameOf, waysOf, type StatusNext } from './ways.js';

const table: readonly StatusNext[] = [
  { status: 'received', next: ['reserved', 'cancelled', 'rejected'] },
  { status: 'reserved', next: ['received', 'covered', 'cancelled', 'rejected'] },
  { status: 'covered', next: [] },
];

describe('the ways of the lifecycle', () => {
  it('are drawn once, there and back as one', () =>
    expect(waysOf(table, (_, to) => to === 'cancelled' || to === 'rejected')).toEqual([
      { from: 'received', to: 'reserved', isBothWays: true },
      { from: 'reserved', to: 'covered', isBothWays: false },
    ]));

  it('to the early ends are one frame around all that have them', () =>
    expect(frameOf(table)?.members).toEqual(['received', 'reserved']));

  it('have no frame that holds a status without them', () =>
    expect(
      frameOf([
        ...table,
        { status: 'payment-declined', next: [] },
        { status: 'reservation-expired', next: ['cancelled', 'rejected'] },
      ]),
    ).toBeUndefined());
});
