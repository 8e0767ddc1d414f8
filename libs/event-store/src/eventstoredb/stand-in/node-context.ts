import type { Metadata } from '@grpc/grpc-js';
import type { StandInFaults } from './faults.js';
import type { LogRecord, StandInLog } from './log.js';

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** What a node knows when it serves a call. */
export interface NodeContext {
  readonly log: StandInLog;
  readonly faults: StandInFaults;
  /** Undefined while this node is the leader itself. */
  otherLeader(): Endpoint | undefined;
  /** The records that have reached this node: all, except on a follower that lags. */
  visibleRecords(): readonly LogRecord[];
  visibleOf(stream: string): readonly LogRecord[];
  /** The bytes of one append at most, the server's setting MaxAppendSize. */
  readonly appendBytesMax: number;
}

/** The leader to send the caller to: only a call that asks for the leader minds who serves it. */
export const leaderInstead = (node: NodeContext, metadata: Metadata): Endpoint | undefined =>
  metadata.get('requires-leader').includes('true') ? node.otherLeader() : undefined;
