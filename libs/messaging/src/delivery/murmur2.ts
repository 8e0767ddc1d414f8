const SEED = 0x9747b28c;
const MULTIPLIER = 0x5bd1e995;
const ROTATION = 24;
const SIGN_MASK = 0x7fffffff;

/** MurmurHash2 as Kafka's clients compute it (org.apache.kafka.common.utils.Utils#murmur2): a signed 32-bit integer. */
export function murmur2(bytes: Uint8Array): number {
  const { length } = bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, length);
  const whole = length & ~3;
  let hash = SEED ^ length;
  for (let at = 0; at < whole; at += 4) {
    let part = Math.imul(view.getInt32(at, true), MULTIPLIER);
    part ^= part >>> ROTATION;
    hash = Math.imul(hash, MULTIPLIER) ^ Math.imul(part, MULTIPLIER);
  }
  if (length > whole) {
    for (let at = length - 1; at >= whole; at -= 1) hash ^= view.getUint8(at) << ((at - whole) * 8);
    hash = Math.imul(hash, MULTIPLIER);
  }
  hash = Math.imul(hash ^ (hash >>> 13), MULTIPLIER);
  return hash ^ (hash >>> 15);
}

const KEY_BYTES_MAX = 1024;
const scratch = new Uint8Array(KEY_BYTES_MAX);
const encoder = new TextEncoder();

/** The key's UTF-8 bytes, without a new buffer for keys of usual length. */
function bytesOf(key: string): Uint8Array {
  const { read, written } = encoder.encodeInto(key, scratch);
  return read === key.length ? scratch.subarray(0, written) : encoder.encode(key);
}

/** Where Kafka's default partitioner, and kafkajs, put a message of this key. Messages without a key go to the first. */
export const partitionOf = (key: string | null, partitions: number): number =>
  key === null ? 0 : (murmur2(bytesOf(key)) & SIGN_MASK) % partitions;
