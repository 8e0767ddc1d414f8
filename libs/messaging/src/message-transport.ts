import type { DeadLetter, EventType, Instant } from '@throughline/contracts';

/** Bytes of one message, key and headers included: what Kafka takes by default, with room for its own framing. */
export const MESSAGE_BYTES_MAX = 1_000_000;

/** Dead letters and retries carry a whole message in base64, so their topics take more. */
export const INTERNAL_MESSAGE_BYTES_MAX = 16_000_000;

/** A handler that runs longer is reported as overdue, where the consumer names no limit of its own. */
export const HANDLER_TIMEOUT_MS = 30_000;

/** The most messages that one `read` answers with, whatever its limit. */
export const READ_MESSAGES_MAX = 1_000;

/** The longest that one `read` waits for a first message. */
export const READ_WAIT_MS_MAX = 60_000;

export interface Message {
  readonly topic: string;
  readonly partition: number;
  /** Kafka's offset, or the position in the embedded log: opaque, increasing within a partition. */
  readonly offset: string;
  readonly key: string | null;
  /** Parsed JSON. Undefined where the bytes are none: only `read` shows such a message, no handler does. */
  readonly value: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly timestamp: Instant;
  /** The value as it came. Absent where the topic is a view of the event store. */
  readonly bytes?: Uint8Array;
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

export interface FailedTry {
  readonly message: Message;
  readonly error: unknown;
  /** How often it failed so far. */
  readonly tries: number;
  readonly retryInMs: number;
}

/** What an operator wants to hear of. Nothing depends on it being heard. */
export type ConsumerTrouble =
  | ({ readonly kind: 'retrying' } & FailedTry)
  | {
      readonly kind: 'set-aside';
      readonly message: Message;
      readonly letter: DeadLetter;
      readonly id: string;
    }
  /** The dead letter could not be stored, or `onDeadLetter` threw: both are tried again. */
  | ({ readonly kind: 'set-aside-failed' } & FailedTry)
  | { readonly kind: 'overdue'; readonly message: Message; readonly runningMs: number }
  /** The log could not be read, or the group's offsets not be saved: tried again. */
  | { readonly kind: 'log-fault'; readonly error: unknown };

export interface ConsumerOptions {
  /** All members of a group name the same topics and types. */
  readonly group: string;
  readonly topics: readonly string[];
  /** Of relay topics only these events are handed over; the others cost next to nothing. All by default. */
  readonly types?: ReadonlySet<EventType>;
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
  /** How long a handler may run before it is reported; it is never stopped. `HANDLER_TIMEOUT_MS` by default. */
  readonly handlerTimeoutMs?: number;
  readonly onTrouble?: (trouble: ConsumerTrouble) => void;
}

export interface ConsumerStatistics {
  /**
   * Messages that wait, per topic; what is in flight counts. Zero only if there is none; while a reader is behind
   * it is an upper bound, because what was not read may be of no interest.
   */
  readonly lag: Readonly<Record<string, number>>;
  readonly inFlight: number;
  /** Keys that wait for a retry. */
  readonly paused: number;
  /** Handlers that run longer than `handlerTimeoutMs` now. */
  readonly overdue: number;
  readonly retries: number;
  readonly deadLetters: number;
  /** When a message was last acknowledged, or the log was last found empty. */
  readonly lastProgressAt: Instant;
}

/** One member of a consumer group. */
export interface Consumer {
  /** Takes no more messages, lets those in flight end, however long they run, and saves its offsets. */
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
  /** Aborting rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface ReadResult {
  readonly messages: readonly Message[];
  readonly cursor: string;
}

export type RefusalCode =
  | 'unknown-topic'
  | 'topic-is-read-only'
  | 'topic-is-not-consumed'
  | 'message-too-large'
  | 'value-is-not-json'
  | 'bad-cursor'
  | 'bad-consumer';

/** The caller asked for what cannot be: asking again will not help. `code` stays the same for ever. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';
  constructor(
    readonly code: RefusalCode,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Topics of keyed messages, at least once, in order per key. What the embedded transport and Kafka share;
 * nothing above can tell which it runs on.
 */
export interface MessageTransport {
  /**
   * Begins at the group's saved offsets, at the start of the topic where it has none. From a service's retry topic
   * the handler is given the original message, with the header `retried-from`.
   * @throws RequestRefused for a topic that is not declared or has no dead-letter topic
   */
  consume(options: ConsumerOptions): Promise<Consumer>;

  /**
   * Resolves with the messages' offsets once they are durable. Only inbound and internal topics: what the relay
   * publishes comes from the store.
   * @throws RequestRefused if the topic or a message is none that may be published: then none of them was
   * @throws TransientFault if the log is away
   */
  publish(topic: string, messages: readonly OutgoingMessage[]): Promise<readonly string[]>;

  /**
   * Reads without a group, by cursor: partners without Kafka, the dead-letter list.
   * @throws RequestRefused for an unknown topic, or a cursor that no answer gave
   */
  read(topic: string, options: ReadOptions): Promise<ReadResult>;

  /**
   * Messages that a group has not acknowledged, per topic, whichever process its members run in; nothing of a group
   * that nobody ever joined. An upper bound, as a consumer's own: messages that turn out to be of no interest count
   * until they were looked at. How far others have come is known as of their last save.
   * @throws TransientFault if the log is away
   */
  lagOf(group: string): Promise<Readonly<Record<string, number>>>;

  close(): Promise<void>;
}
