import { topicNamed } from '@throughline/contracts';
import { ALL_REPLICAS, idempotentProducer, kafkaClient, partitionOf } from '@throughline/messaging';
import type { Platform } from '@throughline/service-kit';

/** A message as it is to lie in the log, whatever it is worth. */
export interface RawMessage {
  readonly key: string | null;
  /** Null is Kafka's tombstone. */
  readonly value: Buffer | string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Writes into the cluster past the product: any bytes, into any partition, of any topic. */
export class RawProducer {
  private constructor(
    private readonly producer: ReturnType<typeof idempotentProducer>,
    private readonly topicPrefix: string,
  ) {}

  static async connect({ config, logger }: Platform): Promise<RawProducer> {
    const { kafka } = kafkaClient({ brokers: config.kafkaBrokers, clientId: 'outsider' }, logger);
    const producer = idempotentProducer(kafka);
    await producer.connect();
    return new RawProducer(producer, config.kafkaTopicPrefix ?? '');
  }

  /** In this order, all of them in the partition where messages of `key` lie. */
  async sendBeside(key: string, topic: string, messages: readonly RawMessage[]): Promise<void> {
    const partition = partitionOf(key, topicNamed(topic).partitions);
    await this.producer.send({
      topic: this.topicPrefix + topic,
      acks: ALL_REPLICAS,
      messages: messages.map(({ headers, ...message }) => {
        return { ...message, partition, ...(headers && { headers: { ...headers } }) };
      }),
    });
  }

  close(): Promise<void> {
    return this.producer.disconnect();
  }
}
