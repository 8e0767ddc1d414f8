import { coPartitioned } from './co-partition-assigner.js';

const partitionsOf = (): number[] => Array.from({ length: 12 }, (_, partition) => partition);

const member = (memberId: string, ...topics: string[]) => ({ memberId, topics });

describe('sharing partitions', () => {
  it('gives one number of all topics to one member', () => {
    const shared = coPartitioned([member('ben', 'a', 'b'), member('anna', 'a', 'b')], partitionsOf);
    expect(shared.get('anna')).toEqual({ a: [0, 2, 4, 6, 8, 10], b: [0, 2, 4, 6, 8, 10] });
    expect(shared.get('ben')).toEqual({ a: [1, 3, 5, 7, 9, 11], b: [1, 3, 5, 7, 9, 11] });
  });

  it('gives every partition to somebody, and none to two', () => {
    const members = ['anna', 'ben', 'cleo', 'dora', 'emil'].map((name) => member(name, 'a'));
    const given = [...coPartitioned(members, partitionsOf).values()].flatMap(({ a }) => a ?? []);
    expect(given.sort((x, y) => x - y)).toEqual(partitionsOf());
  });

  it('gives a topic to those that know it, while a new release is rolled out', () => {
    const shared = coPartitioned([member('old', 'a'), member('new', 'a', 'b')], partitionsOf);
    expect(shared.get('old')).not.toHaveProperty('b');
    expect(shared.get('new')?.['b']).toEqual(partitionsOf());
  });

  it('leaves members over when there are more of them than partitions', () => {
    const shared = coPartitioned([member('anna', 'a'), member('ben', 'a')], () => [0]);
    expect(shared.get('ben')).toEqual({});
  });
});
