import type { TopicDeclaration } from '@throughline/contracts';
import type { Clock } from '@throughline/kernel';
import type { ConsumerOptions, MessageTransport } from '../message-transport.js';
import type { ClusterNames } from './cluster-names.js';
import type { GroupOffsets } from './group-offsets.js';
import type { KafkaConnection, KafkaLog } from './kafka-client.js';
import type { LocalGroup } from './local-group.js';
import type { LogFetcher } from './log-fetcher.js';

/** What a member is made of. */
export interface MemberOptions {
  readonly consumer: ConsumerOptions;
  readonly declared: readonly TopicDeclaration[];
  readonly group: LocalGroup;
  readonly connection: KafkaConnection;
  readonly names: ClusterNames;
  readonly fetcher: LogFetcher;
  readonly offsets: GroupOffsets;
  readonly publish: MessageTransport['publish'];
  readonly clock: Clock;
  readonly logger: KafkaLog;
}
