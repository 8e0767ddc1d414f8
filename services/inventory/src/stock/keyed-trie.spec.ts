import fc from 'fast-check';
import { KeyedTrie } from './keyed-trie.js';

interface Named {
  readonly name: string;
  readonly version: number;
}

/** Their last characters are the same, and so are their hashes: they all stand together. */
const COLLIDING = Array.from({ length: 40 }, (_, number) => `${number}-the-same-16-chars`);
const OTHERS = Array.from({ length: 400 }, (_, number) => `name-${number}`);
const NAMES = [...COLLIDING, ...OTHERS];

const none = KeyedTrie.of<Named>(({ name }) => name);

const changes = fc.array(fc.record({ name: fc.constantFrom(...NAMES), isPut: fc.boolean() }), {
  minLength: 200,
  maxLength: 2_000,
  size: 'max',
});

describe('a trie of members by their key', () => {
  it('knows what a Map would know, whatever is put and taken', () =>
    fc.assert(
      fc.property(changes, (all) => {
        const map = new Map<string, Named>();
        let trie = none;
        for (const [version, { name, isPut }] of all.entries()) {
          if (isPut) map.set(name, { name, version });
          else map.delete(name);
          const member = map.get(name);
          trie = member ? trie.with(member) : trie.without(name);
          expect([trie.size, trie.get(name)]).toEqual([map.size, member]);
        }
        for (const name of NAMES) expect(trie.get(name)).toBe(map.get(name));
        expect(new Set(trie.members())).toEqual(new Set(map.values()));
        expect(trie.members()).toHaveLength(map.size);
      }),
      { numRuns: 20, endOnFailure: true },
    ));

  it('leaves what it was before as it was', () => {
    const before = KeyedTrie.of(
      ({ name }) => name,
      NAMES.map((name) => ({ name, version: 1 })),
    );
    for (const name of NAMES) before.with({ name, version: 2 }).without(name);
    expect(before.size).toBe(NAMES.length);
    for (const name of NAMES) expect(before.get(name)).toEqual({ name, version: 1 });
  });
});
