import type { Entry } from './open-entries.js';

/** Entries by the hash of their order: a few of them, or a branch for each of the next bits. */
export type EntryTrie = Leaf | Branch;

type Leaf = readonly Entry[];

interface Branch {
  readonly branches: readonly EntryTrie[];
}

const BITS_PER_LEVEL = 4;
const BRANCHES = 1 << BITS_PER_LEVEL;
const HASH_BITS = 32;

/** Entries of a leaf before it becomes a branch. */
const LEAF_SIZE_MAX = 8;

/** Characters of an order's id that are looked at, from its end. */
const HASHED_CHARACTERS = 16;

export const emptyTrie: EntryTrie = [];

const isBranch = (trie: EntryTrie): trie is Branch => 'branches' in trie;

/** FNV-1a. */
function hashOf(orderId: string): number {
  let hash = 0x811c9dc5;
  for (let index = Math.max(0, orderId.length - HASHED_CHARACTERS); index < orderId.length; index += 1) {
    hash = Math.imul(hash ^ orderId.charCodeAt(index), 0x01000193);
  }
  return hash;
}

const branchOf = (hash: number, level: number): number =>
  (hash >>> (level * BITS_PER_LEVEL)) & (BRANCHES - 1);

export function found(trie: EntryTrie, orderId: string): Entry | undefined {
  const hash = hashOf(orderId);
  let next = trie;
  for (let level = 0; isBranch(next); level += 1) next = next.branches[branchOf(hash, level)] ?? emptyTrie;
  for (const entry of next) if (entry.orderId === orderId) return entry;
  return undefined;
}

/** The trie with another entry, or another version of one. */
export const withEntryIn = (trie: EntryTrie, entry: Entry): EntryTrie =>
  put(trie, entry, hashOf(entry.orderId), 0);

function put(trie: EntryTrie, entry: Entry, hash: number, level: number): EntryTrie {
  if (isBranch(trie)) {
    const index = branchOf(hash, level);
    return replaced(trie, index, put(trie.branches[index] ?? emptyTrie, entry, hash, level + 1));
  }
  const others = trie.filter(({ orderId }) => orderId !== entry.orderId);
  if (others.length < LEAF_SIZE_MAX || level * BITS_PER_LEVEL >= HASH_BITS) return [...others, entry];
  return [...others, entry].reduce<EntryTrie>(
    (branch, each) => put(branch, each, hashOf(each.orderId), level),
    { branches: Array.from({ length: BRANCHES }, () => emptyTrie) },
  );
}

const replaced = ({ branches }: Branch, index: number, next: EntryTrie): Branch => {
  const copied = branches.slice();
  copied[index] = next;
  return { branches: copied };
};

export const withoutEntryIn = (trie: EntryTrie, orderId: string): EntryTrie =>
  take(trie, orderId, hashOf(orderId), 0);

/** A branch that has become empty stays: items that had many open orders will have many again. */
function take(trie: EntryTrie, orderId: string, hash: number, level: number): EntryTrie {
  if (!isBranch(trie)) return trie.filter((entry) => entry.orderId !== orderId);
  const index = branchOf(hash, level);
  return replaced(trie, index, take(trie.branches[index] ?? emptyTrie, orderId, hash, level + 1));
}

/** All entries, in no order that means anything. */
export function entriesIn(trie: EntryTrie, into: Entry[] = []): Entry[] {
  if (isBranch(trie)) for (const branch of trie.branches) entriesIn(branch, into);
  else into.push(...trie);
  return into;
}
