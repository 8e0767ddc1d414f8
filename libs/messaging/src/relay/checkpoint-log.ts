import { TOPIC } from '@throughline/contracts';
import type { Clock } from '@throughline/kernel';
import type { ClusterNames } from '../kafka/cluster-names.js';
import type { KafkaPublisher } from '../kafka/kafka-publisher.js';
import type { LogFetcher } from '../kafka/log-fetcher.js';
import { checkpointKey, parseCheckpoint, type Checkpoint, type Checkpoints } from './checkpoint.js';

/** Two relays may write for a moment what overtakes each other, a few a second: the highest is among so many. */
const RECENT_MESSAGES = 500;
const FETCH_BYTES = 1_000_000;

/** The topic has one partition. */
const PARTITION = 0;

/**
 * The topic of checkpoints. It lives and dies with the topics that it speaks of: where the brokers lost everything,
 * it is gone too, and all is published again. Deleting it has the same effect, for whoever wants that.
 */
export class CheckpointLog implements Checkpoints {
  private readonly topic: string;

  constructor(
    private readonly kafka: { readonly fetcher: LogFetcher; readonly publisher: KafkaPublisher },
    names: ClusterNames,
    private readonly clock: Clock,
  ) {
    this.topic = names.topic(TOPIC.relayCheckpoints);
  }

  /** @throws TransientFault if the log is away */
  async recent(): Promise<Checkpoint[]> {
    const end = await this.end();
    const recent: Checkpoint[] = [];
    await this.read(Math.max(0, end - RECENT_MESSAGES), end, (_key, checkpoint) => recent.push(checkpoint));
    return recent;
  }

  /** @throws TransientFault if the log is away */
  async hourly(): Promise<Checkpoint[]> {
    const newest = new Map<string, Checkpoint>();
    await this.read(0, await this.end(), (key, checkpoint) => newest.set(key, checkpoint));
    return [...newest.values()];
  }

  /** @throws TransientFault if it is not known whether it was written */
  async write(checkpoint: Checkpoint): Promise<void> {
    const now = this.clock.now();
    const value = Buffer.from(JSON.stringify(checkpoint));
    const key = checkpointKey(now);
    await this.kafka.publisher.publish([
      {
        topic: this.topic,
        partition: PARTITION,
        key,
        value,
        sizeBytes: key.length + value.length,
        timestampMs: now.getTime(),
      },
    ]);
  }

  private async end(): Promise<number> {
    const ends = await this.kafka.fetcher.ends(new Map([[this.topic, 1]]), 'next');
    return ends.get(this.topic)?.[PARTITION] ?? 0;
  }

  private async read(
    from: number,
    end: number,
    take: (key: string, checkpoint: Checkpoint) => void,
  ): Promise<void> {
    for (let at = from; at < end;) {
      const [slice] = await this.kafka.fetcher.fetch({
        topic: this.topic,
        next: [at],
        partitionBytes: FETCH_BYTES,
        bytes: FETCH_BYTES,
      });
      for (const { key, value } of slice?.messages ?? []) {
        const checkpoint = parseCheckpoint(value);
        if (checkpoint !== undefined) take(String(key), checkpoint);
      }
      // Compaction leaves batches without messages, of which kafkajs cannot tell how far they reach.
      at = Math.max(slice?.next ?? at, at + 1);
    }
  }
}
