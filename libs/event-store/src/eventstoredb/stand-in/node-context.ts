import type { Metadata } from '@grpc/grpc-js';
import type { StandInFaults } from './faults.js';
import type { ExpectedVersion, LogRecord, StandInLog } from './log.js';

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** One call, or one append of a stream of appends, as it came in. */
export interface ReceivedCall {
  readonly method: 'read' | 'subscribe' | 'append' | 'batch-append';
  readonly requiresLeader: boolean;
  /** Of appends. */
  readonly expected?: ExpectedVersion;
}

/** What a node knows when it serves a call. */
export interface NodeContext {
  readonly log: StandInLog;
  readonly faults: StandInFaults;
  readonly calls: ReceivedCall[];
  /** Undefined while this node is the leader itself. */
  otherLeader(): Endpoint | undefined;
  /** The records that have reached this node: all, except on a follower that lags. */
  visibleRecords(): readonly LogRecord[];
  visibleOf(stream: string): readonly LogRecord[];
  /** The bytes of one append at most, the server's setting MaxAppendSize. */
  readonly appendBytesMax: number;
}

export const requiresLeader = (metadata: Metadata): boolean =>
  metadata.get('requires-leader').includes('true');

/** The leader to send the caller to: only a call that asks for the leader minds who serves it. */
export const leaderInstead = (node: NodeContext, metadata: Metadata): Endpoint | undefined =>
  requiresLeader(metadata) ? node.otherLeader() : undefined;
