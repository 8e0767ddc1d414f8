import { ProblemAnswer } from '../api/problem.js';
import { MOVEMENT_KINDS } from './movement-kinds.js';
import { problemsOf } from './movement-problems.js';

const { receipt, transfer, pool } = MOVEMENT_KINDS;
const refusal = (code: string, field?: string) =>
  new ProblemAnswer(422, code, 'no', field === undefined ? [] : [{ field, message: 'no' }]);
const spoken = (code: string) => `sentence of ${code}`;

describe('what was wrong with a movement', () => {
  it('stands at the field that the refusal is about', () =>
    expect(problemsOf(refusal('lot-required'), receipt.fields, spoken)).toEqual({
      byField: { lotId: 'sentence of lot-required' },
      isBeyondFields: false,
    }));

  it('stands at the field that the server has under another name', () =>
    expect(problemsOf(refusal('validation-failed', 'expectedAt'), transfer.fields, spoken)).toEqual({
      byField: { expectedOn: 'no' },
      isBeyondFields: false,
    }));

  it('stands at the id of a transfer, which is its reference', () =>
    expect(problemsOf(refusal('reference-reused'), transfer.fields, spoken).byField).toEqual({
      transferId: 'sentence of reference-reused',
    }));

  it.each([
    ['a refusal of no field', refusal('forbidden')],
    ['a refusal of a field that the form does not have', refusal('lot-required')],
    ['no answer', new Error('away')],
  ])('is told as a whole for %s', (_what, error) =>
    expect(problemsOf(error, pool.fields, spoken)).toEqual({ byField: {}, isBeyondFields: true }),
  );

  it('is nothing without an error', () =>
    expect(problemsOf(null, pool.fields, spoken)).toEqual({ byField: {}, isBeyondFields: false }));
});
