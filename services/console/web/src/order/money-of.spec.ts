import type { Schemas } from '../api/client.js';
import { moneyOf } from './money-of.js';

const tender = (overrides: object): Schemas['TenderState'] =>
  ({ status: 'pending', amountMinor: 100, authorization: null, captures: [], ...overrides }) as never;
const authorization = { amountMinor: 100 };
const capture = (status: string, amountMinor: number) => ({ status, amountMinor });

describe('the money of a tender', () => {
  it.each<[string, object, [number, number, number]]>([
    ['not asked for', {}, [0, 0, 0]],
    ['authorized', { status: 'authorized', authorization }, [100, 0, 100]],
    [
      'captured in part; what failed or is asked for does not count',
      {
        ...{ status: 'authorized', authorization },
        captures: [capture('captured', 60), capture('failed', 40), capture('requested', 40)],
      },
      [100, 60, 40],
    ],
    ['given back', { status: 'voided', authorization }, [100, 0, 0]],
    ['settled by the channel', { status: 'settled' }, [100, 0, 0]],
    ['on terms', { status: 'on-terms' }, [100, 0, 100]],
  ])('%s', (_, overrides, [authorizedMinor, capturedMinor, remainingMinor]) =>
    expect(moneyOf(tender(overrides))).toEqual({ authorizedMinor, capturedMinor, remainingMinor }),
  );
});
