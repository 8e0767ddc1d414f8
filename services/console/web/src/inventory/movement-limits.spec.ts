import type { FieldName, MovementName, MovementValues } from './movement-kinds.js';
import { unitsProblemIn } from './movement-limits.js';

const MILLION = 1_000_000;

const problemOf = (kind: MovementName, name: FieldName, value: number | string) =>
  unitsProblemIn(kind, name, { [name]: value } as MovementValues);

describe('the units of a movement', () => {
  it.each<[MovementName, FieldName, number | string]>([
    ['receipt', 'quantity', 1],
    ['receipt', 'quantity', MILLION],
    ['receipt', 'quarantined', 0],
    ['receipt', 'quarantined', ''],
    ['adjustment', 'quantity', -MILLION],
    ['count', 'counted', 0],
    ['count', 'counted', 100 * MILLION],
    ['incoming', 'quantity', 0],
    ['pool', 'quantity', 0],
    ['pool', 'because', 'launch'],
  ])('are taken: %s, %s %s', (kind, name, value) => expect(problemOf(kind, name, value)).toBeUndefined());

  it.each<[MovementName, FieldName, number, object]>([
    ['receipt', 'quantity', 0, { is: 'tooLow', limit: 1 }],
    ['transfer', 'quantity', 0, { is: 'tooLow', limit: 1 }],
    ['receipt', 'quantity', MILLION + 1, { is: 'tooHigh', limit: MILLION }],
    ['quarantine', 'quantity', 0, { is: 'zero' }],
    ['adjustment', 'quantity', -MILLION - 1, { is: 'tooLow', limit: -MILLION }],
    ['pool', 'quantity', -1, { is: 'tooLow', limit: 0 }],
    ['count', 'counted', 100 * MILLION + 1, { is: 'tooHigh', limit: 100 * MILLION }],
  ])('are told what is wrong with them: %s, %s %s', (kind, name, value, problem) =>
    expect(problemOf(kind, name, value)).toEqual(problem),
  );
});
