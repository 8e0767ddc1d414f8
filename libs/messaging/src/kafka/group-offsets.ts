import type { Admin } from 'kafkajs';
import type { KafkaClient } from './kafka-client.js';

/** What a group has committed, asked of its coordinator over a connection that is kept. */
export class GroupOffsets {
  private admin: Promise<Admin> | undefined;

  constructor(private readonly client: KafkaClient) {}

  /** Per topic and partition; what was never committed is missing. */
  async of(groupId: string, topics: readonly string[]): Promise<Map<string, Map<number, number>>> {
    this.admin ??= this.connect();
    try {
      const admin = await this.admin;
      const found = await admin.fetchOffsets({ groupId, topics: [...topics] });
      return new Map(
        found.map(({ topic, partitions }) => [
          topic,
          new Map(
            partitions
              .map(({ partition, offset }) => [partition, Number(offset)] as const)
              .filter(([, offset]) => offset >= 0),
          ),
        ]),
      );
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const { admin } = this;
    this.admin = undefined;
    await admin?.then((connected) => connected.disconnect()).catch(() => undefined);
  }

  private async connect(): Promise<Admin> {
    const admin = this.client.kafka.admin();
    await admin.connect();
    return admin;
  }
}
