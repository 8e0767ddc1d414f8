import { mergeRows, type CalmRow } from './calm-rows.js';

interface Item {
  readonly id: string;
  readonly since: string;
}

const identity = { idOf: ({ id }: Item) => id, versionOf: ({ since }: Item) => since };
const a = { id: 'a', since: '1' };
const b = { id: 'b', since: '2' };
const c = { id: 'c', since: '3' };
const open = (item: Item): CalmRow<Item> => ({ item, isSettled: false });
const settled = (item: Item): CalmRow<Item> => ({ item, isSettled: true });

describe('rows that do not jump under the pointer', () => {
  it('stay where they are when they are settled elsewhere', () =>
    expect(mergeRows([open(a), open(b)], [b], identity)).toEqual([settled(a), open(b)]));

  it('come last when they are new, whatever their place in the queue', () =>
    expect(mergeRows([open(b)], [a, b, c], identity)).toEqual([open(b), open(a), open(c)]));

  it('stay settled while the list lags behind what was done', () =>
    expect(mergeRows([settled(a)], [a], identity)).toEqual([settled(a)]));

  it('are open again when the same thing happens anew', () =>
    expect(mergeRows([settled(a)], [{ ...a, since: '9' }], identity)).toEqual([open({ ...a, since: '9' })]));
});
