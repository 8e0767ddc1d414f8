import { murmur2, partitionOf } from './murmur2.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the partition of a key', () => {
  it.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ['abc', 479470107],
  ])('hashes %s as the Java client does', (key, hash) => {
    expect(murmur2(bytes(key))).toBe(hash);
  });

  it('hashes a view into a larger buffer by its own bytes', () => {
    const buffer = bytes('xxabcyy');
    expect(murmur2(buffer.subarray(2, 5))).toBe(479470107);
  });

  it('ignores the sign of the hash instead of its absolute value, as Kafka does', () => {
    expect(partitionOf('21', 12)).toBe((-973932308 & 0x7fffffff) % 12);
    expect(partitionOf('abc', 12)).toBe(479470107 % 12);
  });

  it('is taken from the UTF-8 bytes of the key', () => {
    expect(partitionOf('Grüße', 97)).toBe((murmur2(bytes('Grüße')) & 0x7fffffff) % 97);
  });

  it('is found for keys of any length', () => {
    const key = 'é'.repeat(5_000);
    expect(partitionOf(key, 97)).toBe((murmur2(bytes(key)) & 0x7fffffff) % 97);
  });

  it('is the first for a message without a key', () => {
    expect(partitionOf(null, 12)).toBe(0);
  });
});
