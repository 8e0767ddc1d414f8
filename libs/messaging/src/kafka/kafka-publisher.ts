import { TransientFault } from '@throughline/kernel';
import type { IHeaders, Producer, RecordMetadata } from 'kafkajs';
import { Fifo } from '../delivery/fifo.js';
import { nextTurn } from '../delivery/signal.js';
import { ALL_REPLICAS, idempotentProducer, type KafkaClient } from './kafka-client.js';
import { offsetText } from './offsets.js';

/**
 * Bytes of one request. Kafka holds a topic's limit against all that one request brings to a partition, so this is
 * the smallest limit of any topic; a larger message goes alone.
 */
const REQUEST_BYTES_MAX = 1_000_000;
const REQUEST_MESSAGES_MAX = 2_000;

/** A message with its place. Topics are named as the cluster knows them. */
export interface OutgoingRecord {
  readonly topic: string;
  readonly partition: number;
  readonly key: string;
  readonly value: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly sizeBytes: number;
  readonly timestampMs: number;
}

interface Call {
  readonly offsets: string[];
  waiting: number;
  isOver: boolean;
  readonly resolve: (offsets: readonly string[]) => void;
  readonly reject: (fault: TransientFault) => void;
}

interface Queued {
  readonly record: OutgoingRecord;
  readonly call: Call;
  readonly index: number;
}

const partitionKey = (topic: string, partition: number): string => `${topic}/${partition}`;

/**
 * Appends to Kafka's logs, each message once and in the order of the calls. Calls of the same moment share a request.
 * A producer that failed is replaced: kafkajs counts a failed request as never sent, so if it did arrive, the broker
 * would take the next one for its repeat and drop it.
 */
export class KafkaPublisher {
  private readonly queue = new Fifo<Queued>();
  private producer: Promise<Producer> | undefined;
  private running: Promise<void> | undefined;
  private isClosed = false;

  constructor(private readonly client: KafkaClient) {}

  /**
   * Resolves with the offsets once every replica in sync has the messages.
   * @throws TransientFault if that is not known: they may or may not be in the log
   */
  publish(records: readonly OutgoingRecord[]): Promise<readonly string[]> {
    if (this.isClosed) return Promise.reject(new TransientFault('the transport is closed'));
    if (records.length === 0) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      const call: Call = { offsets: [], waiting: records.length, isOver: false, resolve, reject };
      for (const [index, record] of records.entries()) this.queue.push({ record, call, index });
      this.running ??= this.run();
    });
  }

  /** Sends what waits, and says farewell. */
  async close(): Promise<void> {
    this.isClosed = true;
    await this.running;
    await this.discard();
  }

  private async run(): Promise<void> {
    await nextTurn();
    while (this.queue.size > 0) await this.sendOne(this.nextRequest());
    this.running = undefined;
  }

  private nextRequest(): Queued[] {
    const request: Queued[] = [];
    let bytes = 0;
    for (let next = this.queue.peek(); next !== undefined; next = this.queue.peek()) {
      bytes += next.record.sizeBytes;
      if (request.length > 0 && (bytes > REQUEST_BYTES_MAX || request.length >= REQUEST_MESSAGES_MAX)) break;
      this.queue.shift();
      if (!next.call.isOver) request.push(next);
    }
    return request;
  }

  private async sendOne(request: readonly Queued[]): Promise<void> {
    if (request.length === 0) return;
    try {
      this.producer ??= this.connect();
      const producer = await this.producer;
      const answers = await producer.sendBatch({ acks: ALL_REPLICAS, topicMessages: byTopic(request) });
      settle(request, answers);
    } catch (error) {
      const fault = new TransientFault('the message log did not take the messages', { cause: error });
      for (const { call } of request) fail(call, fault);
      await this.discard();
    }
  }

  private async connect(): Promise<Producer> {
    const producer = idempotentProducer(this.client.kafka);
    await producer.connect();
    return producer;
  }

  private async discard(): Promise<void> {
    const { producer } = this;
    this.producer = undefined;
    // A producer that never connected, or whose broker is away, has nobody to say farewell to.
    await producer?.then((connected) => connected.disconnect()).catch(() => undefined);
  }
}

function byTopic(request: readonly Queued[]) {
  const topics = new Map<string, { topic: string; messages: ReturnType<typeof kafkajsMessage>[] }>();
  for (const { record } of request) {
    const entry = topics.get(record.topic) ?? { topic: record.topic, messages: [] };
    entry.messages.push(kafkajsMessage(record));
    topics.set(record.topic, entry);
  }
  return [...topics.values()];
}

const kafkajsMessage = ({ partition, key, value, headers, timestampMs }: OutgoingRecord) => ({
  partition,
  key,
  value: Buffer.isBuffer(value) ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength),
  timestamp: String(timestampMs),
  // kafkajs only reads them.
  ...(headers !== undefined && { headers: headers as IHeaders }),
});

/** A partition's messages got offsets without gaps, in the order in which they were sent. */
function settle(request: readonly Queued[], answers: readonly RecordMetadata[]): void {
  const next = new Map(
    answers.map(({ topicName, partition, baseOffset }) => [
      partitionKey(topicName, partition),
      Number(baseOffset),
    ]),
  );
  for (const { record, call, index } of request) {
    const at = partitionKey(record.topic, record.partition);
    const offset = next.get(at);
    if (offset === undefined) throw new Error(`no offset for ${at}`);
    next.set(at, offset + 1);
    call.offsets[index] = offsetText(record.partition, offset);
    call.waiting -= 1;
    if (call.waiting > 0) continue;
    call.isOver = true;
    call.resolve(call.offsets);
  }
}

function fail(call: Call, fault: TransientFault): void {
  if (call.isOver) return;
  call.isOver = true;
  call.reject(fault);
}
