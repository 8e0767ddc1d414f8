import kafkajs from 'kafkajs';
import { partitionOf } from '../delivery/murmur2.js';
import { ALL_REPLICAS, IDEMPOTENT_PRODUCER } from './kafka-client.js';

describe('the producer', () => {
  it('writes every message once, in order, to all replicas', () => {
    expect(IDEMPOTENT_PRODUCER).toMatchObject({ idempotent: true, maxInFlightRequests: 1 });
    expect(ALL_REPLICAS).toBe(-1);
  });

  it('tries again: an idempotent producer of kafkajs must', () => {
    expect(IDEMPOTENT_PRODUCER.retry.retries).toBeGreaterThan(0);
  });

  it("puts keys where the partitions of the embedded log and of kafkajs's own partitioner are", () => {
    const partitionMetadata = Array.from({ length: 12 }, (_, partitionId) => ({
      partitionId,
      leader: 0,
      partitionErrorCode: 0,
      replicas: [0],
      isr: [0],
    }));
    const partitioner = kafkajs.Partitioners.DefaultPartitioner();
    for (const key of ['order-1', 'order-2', 'TEA-EARL-100', 'Käse/😀', '']) {
      const message = { key, value: null };
      const partition = partitioner({ topic: 't', partitionMetadata, message });
      expect([key, partition]).toEqual([key, partitionOf(key, 12)]);
    }
  });
});
