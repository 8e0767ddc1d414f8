import { createHash } from 'node:crypto';
import { canonicalJson, contentHashOf, orderIdFor, uuidv7, uuidv8Of } from './ids.js';

const IDS_IN_ONE_MILLISECOND = 4096;

describe('an id made of the time', () => {
  it('is a UUID of version 7 that begins with its millisecond', () => {
    const nowMs = 0x0190_1234_5678;
    expect(uuidv7(nowMs)).toMatch(/^01901234-5678-7000-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('sorts after every id before it, also when the clock stands still or goes back', () => {
    const nowMs = 0x0190_2000_0000;
    const ids = [...Array.from({ length: 100 }, () => uuidv7(nowMs)), uuidv7(nowMs - 5), uuidv7(nowMs + 1)];
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('borrows the next millisecond once one is full', () => {
    const nowMs = 0x0190_3000_0000;
    const ids = Array.from({ length: IDS_IN_ONE_MILLISECOND + 1 }, () => uuidv7(nowMs));
    expect(ids.at(-2)).toMatch(/^01903000-0000-7fff-/);
    expect(ids.at(-1)).toMatch(/^01903000-0001-7000-/);
    expect([...ids].sort()).toEqual(ids);
  });

  it('never repeats its random part', () => {
    const random = Array.from({ length: 5_000 }, () => uuidv7().slice(19));
    expect(new Set(random).size).toBe(random.length);
  });
});

describe('an id made of names', () => {
  it('is a UUID of version 8, the same for the same names', () => {
    const id = uuidv8Of('throughline/order', 'web', '1001');
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(uuidv8Of('throughline/order', 'web', '1001')).toBe(id);
  });

  it('holds the bits of a SHA-256 over the names, each after its length', () => {
    const hash = createHash('sha256').update('3:web4:1001').digest('hex');
    const free = (id: string): string => id.replaceAll('-', '').replace(/^(.{12}).(.{3}).(.{15})$/, '$1$2$3');
    const id = uuidv8Of('web', '1001');
    expect(free(id)).toBe(`${hash.slice(0, 12)}${hash.slice(13, 16)}${hash.slice(17, 32)}`);
  });

  it('tells names apart however they are cut', () => {
    const ids = [uuidv8Of('ab', 'c'), uuidv8Of('a', 'bc'), uuidv8Of('abc'), uuidv8Of('abc', '')];
    expect(new Set(ids).size).toBe(4);
  });

  it('counts the length in bytes, not in letters', () => {
    const hash = createHash('sha256').update('2:ü').digest('hex');
    expect(uuidv8Of('ü').slice(0, 8)).toBe(hash.slice(0, 8));
  });
});

describe('the id of an order', () => {
  it('is the same for ever', () => {
    expect(orderIdFor('web', '1001')).toBe(uuidv8Of('throughline/order', 'web', '1001'));
  });

  it('differs by channel, and by the number at the channel', () => {
    const ids = [orderIdFor('web', '1001'), orderIdFor('shop', '1001'), orderIdFor('web', '1002')];
    expect(new Set(ids).size).toBe(3);
  });
});

describe('the hash of a content', () => {
  it('does not depend on the order of keys, however deep', () => {
    const one = { sku: 'TEA', place: { city: 'Berlin', lines: [{ a: 1, b: 2 }] } };
    const other = { place: { lines: [{ b: 2, a: 1 }], city: 'Berlin' }, sku: 'TEA' };
    expect(contentHashOf(one)).toBe(contentHashOf(other));
    expect(contentHashOf(one)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('depends on the order of a list, and on the kind of a value', () => {
    const hashes = [[1, 2], [2, 1], ['1', 2], { 0: 1, 1: 2 }].map(contentHashOf);
    expect(new Set(hashes).size).toBe(4);
  });

  it('takes what is left out and what is undefined for the same, and null for something else', () => {
    expect(contentHashOf({ a: 1, b: undefined })).toBe(contentHashOf({ a: 1 }));
    expect(contentHashOf({ a: 1, b: null })).not.toBe(contentHashOf({ a: 1 }));
  });

  it('is taken over JSON that any parser reads', () => {
    expect(canonicalJson({ b: [undefined, 'ü'], a: '"' })).toBe('{"a":"\\"","b":[null,"ü"]}');
  });
});
