/** Members by the hash of their key: a few of them, or a branch for each of the next bits. */
type Trie<Member> = readonly Member[] | Branch<Member>;

interface Branch<Member> {
  readonly branches: readonly Trie<Member>[];
}

const BITS_PER_LEVEL = 4;
const BRANCHES = 1 << BITS_PER_LEVEL;
const HASH_BITS = 32;

/** Members that stand together before they become a branch. */
const LEAF_SIZE_MAX = 8;

/** Characters of a key that are looked at, from its end. */
const HASHED_CHARACTERS = 16;

const EMPTY: readonly never[] = [];

const isBranch = <Member>(trie: Trie<Member>): trie is Branch<Member> => 'branches' in trie;

/** FNV-1a. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = Math.max(0, key.length - HASHED_CHARACTERS); index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  return hash;
}

const branchOf = (hash: number, level: number): number =>
  (hash >>> (level * BITS_PER_LEVEL)) & (BRANCHES - 1);

const replaced = <Member>(
  { branches }: Branch<Member>,
  index: number,
  next: Trie<Member>,
): Branch<Member> => {
  const copied = branches.slice();
  copied[index] = next;
  return { branches: copied };
};

function gather<Member>(trie: Trie<Member>, into: Member[]): Member[] {
  if (isBranch(trie)) for (const branch of trie.branches) gather(branch, into);
  else into.push(...trie);
  return into;
}

/** Members by a key that each has. Immutable: a change copies a few short arrays, however many members there are. */
export class KeyedTrie<Member extends object> {
  static of<Member extends object>(
    keyOf: (member: Member) => string,
    members: readonly Member[] = [],
  ): KeyedTrie<Member> {
    return members.reduce((trie, member) => trie.with(member), new KeyedTrie<Member>(keyOf, EMPTY, 0));
  }

  private constructor(
    private readonly keyOf: (member: Member) => string,
    private readonly root: Trie<Member>,
    readonly size: number,
  ) {}

  get(key: string): Member | undefined {
    const hash = hashOf(key);
    let next = this.root;
    for (let level = 0; isBranch(next); level += 1) next = next.branches[branchOf(hash, level)] ?? EMPTY;
    for (const member of next) if (this.keyOf(member) === key) return member;
    return undefined;
  }

  /** With another member, or another version of one. */
  with(member: Member): KeyedTrie<Member> {
    const key = this.keyOf(member);
    const size = this.get(key) === undefined ? this.size + 1 : this.size;
    return new KeyedTrie(this.keyOf, this.put(this.root, member, hashOf(key), 0), size);
  }

  without(key: string): KeyedTrie<Member> {
    if (this.get(key) === undefined) return this;
    return new KeyedTrie(this.keyOf, this.take(this.root, key, hashOf(key), 0), this.size - 1);
  }

  /** All of them, in no order that means anything. */
  members(): Member[] {
    return gather(this.root, []);
  }

  private put(trie: Trie<Member>, member: Member, hash: number, level: number): Trie<Member> {
    if (isBranch(trie)) {
      const index = branchOf(hash, level);
      return replaced(trie, index, this.put(trie.branches[index] ?? EMPTY, member, hash, level + 1));
    }
    const key = this.keyOf(member);
    const members = [...trie.filter((other) => this.keyOf(other) !== key), member];
    if (members.length <= LEAF_SIZE_MAX || level * BITS_PER_LEVEL >= HASH_BITS) return members;
    return members.reduce<Trie<Member>>(
      (branch, each) => this.put(branch, each, hashOf(this.keyOf(each)), level),
      { branches: Array.from({ length: BRANCHES }, () => EMPTY) },
    );
  }

  /** A branch that has become empty stays: where there were many members, there will be many again. */
  private take(trie: Trie<Member>, key: string, hash: number, level: number): Trie<Member> {
    if (!isBranch(trie)) return trie.filter((member) => this.keyOf(member) !== key);
    const index = branchOf(hash, level);
    return replaced(trie, index, this.take(trie.branches[index] ?? EMPTY, key, hash, level + 1));
  }
}
