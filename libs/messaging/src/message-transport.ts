import type { DeadLetter, Instant } from '@throughline/contracts';

export interface Message {
  readonly topic: string;
  readonly partition: number;
  /** Kafka's offset, or the position in the embedded log: opaque, increasing within a partition. */
  readonly offset: string;
  readonly key: string | null;
  /** Parsed JSON. */
  readonly value: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly timestamp: Instant;
}

export interface OutgoingMessage {
  readonly key: string;
  /** A JSON value, or bytes that are sent as they are. */
  readonly value: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RetryPolicy {
  /** Tries of a message before it is set aside. A `TransientFault` is tried for ever: it is not the message's fault. */
  readonly attemptsMax: number;
  readonly backoffMs: number;
  readonly backoffMsMax: number;
}

export interface ConsumerOptions {
  readonly group: string;
  readonly topics: readonly string[];
  /** Keys handled at once. Messages of one key are handled in order, one at a time. */
  readonly inFlightMax: number;
  readonly retry: RetryPolicy;
  /**
   * Resolving acknowledges. A `PoisonMessage` is set aside at once, a `TransientFault` is tried again until it
   * passes, any other error up to `attemptsMax` times.
   */
  readonly handle: (message: Message) => Promise<void>;
  /** After the dead letter is stored, before the message is acknowledged. `id` is `<dead-letter topic>/<offset>`. */
  readonly onDeadLetter?: (letter: DeadLetter, id: string) => Promise<void>;
}

export interface ConsumerStatistics {
  /** Messages that wait, per topic; what is in flight counts. */
  readonly lag: Readonly<Record<string, number>>;
  readonly inFlight: number;
  /** Keys (embedded) or partitions (Kafka) that wait for a retry. */
  readonly paused: number;
  readonly retries: number;
  readonly deadLetters: number;
  /** When a message was last acknowledged, or the log was last found empty. */
  readonly lastProgressAt: Instant;
}

/** One member of a consumer group. */
export interface Consumer {
  /** Takes no more messages, lets those in flight end, saves its offsets. */
  stop(): Promise<void>;
  /** True if this member of the group is handed the messages of that key. */
  owns(topic: string, key: string): boolean;
  statistics(): ConsumerStatistics;
}

export interface ReadOptions {
  /** The cursor of an earlier answer; the beginning without one. */
  readonly after?: string;
  readonly limit: number;
  /** How long to wait for a first message; 0 answers at once. */
  readonly waitMs: number;
  readonly signal?: AbortSignal;
}

export interface ReadResult {
  readonly messages: readonly Message[];
  readonly cursor: string;
}

/**
 * Topics of keyed messages, at least once, in order per key. What the embedded transport and Kafka share;
 * nothing above can tell which it runs on.
 */
export interface MessageTransport {
  /** Begins at the group's saved offsets, at the start of the topic where it has none. */
  consume(options: ConsumerOptions): Promise<Consumer>;

  /**
   * Resolves with the messages' offsets once they are durable. Only inbound and internal topics: what the relay
   * publishes comes from the store.
   */
  publish(topic: string, messages: readonly OutgoingMessage[]): Promise<readonly string[]>;

  /** Reads without a group, by cursor: partners without Kafka, the dead-letter list. */
  read(topic: string, options: ReadOptions): Promise<ReadResult>;

  close(): Promise<void>;
}
