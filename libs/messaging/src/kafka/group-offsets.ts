import kafkajs, { type Admin } from 'kafkajs';
import type { KafkaClient } from './kafka-client.js';

/** What a group has committed, asked of its coordinator over a connection that is kept. */
export class GroupOffsets {
  private admin: Promise<Admin> | undefined;

  constructor(private readonly client: KafkaClient) {}

  /** Per topic and partition; what was never committed is missing. */
  async of(groupId: string, topics: readonly string[]): Promise<Map<string, Map<number, number>>> {
    const found = await this.asked((admin) => admin.fetchOffsets({ groupId, topics: [...topics] }));
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
  }

  /** The same of every topic that the group committed in or that a member of it reads now. */
  async ofAll(groupId: string): Promise<Map<string, Map<number, number>>> {
    const committed = await this.of(groupId, []);
    for (const topic of await this.subscribed(groupId)) {
      if (!committed.has(topic)) committed.set(topic, new Map());
    }
    return committed;
  }

  private async subscribed(groupId: string): Promise<string[]> {
    const { groups } = await this.asked((admin) => admin.describeGroups([groupId]));
    return groups.flatMap(({ members }) =>
      members.flatMap(({ memberMetadata }) => {
        const { topics = [] } = kafkajs.AssignerProtocol.MemberMetadata.decode(memberMetadata) ?? {};
        return topics;
      }),
    );
  }

  private async asked<Answer>(ask: (admin: Admin) => Promise<Answer>): Promise<Answer> {
    this.admin ??= this.connect();
    try {
      return await ask(await this.admin);
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
