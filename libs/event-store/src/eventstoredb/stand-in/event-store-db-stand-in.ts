import { randomUUID } from 'node:crypto';
import { noFaults, type StandInFaults } from './faults.js';
import { StandInLog, type LogRecord } from './log.js';
import { StandInNode, type Member } from './node.js';
import type { Endpoint, NodeContext, ReceivedCall } from './node-context.js';

/** The server's default of MaxAppendSize. */
const APPEND_BYTES_MAX = 1024 * 1024;

export interface StandInOptions {
  /** 1 by default. */
  readonly nodes?: number;
  readonly appendBytesMax?: number;
}

/**
 * Speaks EventStoreDB's protocol, on the definitions that the client package itself was generated from, over a log in
 * memory: for tests alone. It shows what the adapter makes of the protocol and of faults that a real server cannot
 * be asked for; it proves nothing about a real server. Behaviour is taken from the sources of EventStoreDB
 * (github.com/EventStore/EventStore, src/EventStore.Core/Services), whose files the comments name; where a comment
 * says that versions differ, nothing of ours relies on the choice made here.
 */
export class EventStoreDbStandIn {
  readonly log = new StandInLog();
  readonly faults: StandInFaults = noFaults();
  /** What came in, at whichever node. */
  readonly calls: ReceivedCall[] = [];
  /** What has reached the followers; all of it by default. */
  followersSeeRecords = Number.POSITIVE_INFINITY;
  private readonly nodes: StandInNode[] = [];
  private readonly endpoints: Endpoint[] = [];
  private leader = 0;

  static async start({
    nodes = 1,
    appendBytesMax = APPEND_BYTES_MAX,
  }: StandInOptions = {}): Promise<EventStoreDbStandIn> {
    const standIn = new EventStoreDbStandIn();
    for (let index = 0; index < nodes; index += 1) {
      const context = standIn.contextOf(index, appendBytesMax);
      const { node, endpoint } = await StandInNode.start(context, () => standIn.members());
      standIn.nodes.push(node);
      standIn.endpoints.push(endpoint);
    }
    return standIn;
  }

  /** The address of the whole cluster. */
  get url(): string {
    return `esdb://${this.endpoints.map(({ host, port }) => `${host}:${port}`).join(',')}?tls=false`;
  }

  /** The address of one node, as if there were no other. */
  urlOf(index: number): string {
    const { host = '', port = 0 } = this.endpoints[index] ?? {};
    return `esdb://${host}:${port}?tls=false`;
  }

  /** Ends a node for good: its connections break. */
  stopNode(index: number): void {
    this.nodes[index]?.stop();
  }

  electLeader(index: number): void {
    this.leader = index;
  }

  /** What the server or another program writes. */
  writeForeign(stream: string, type: string, metadata: object = {}): void {
    const bytesOf = (value: object): Uint8Array => Uint8Array.from(Buffer.from(JSON.stringify(value)));
    const record = {
      id: randomUUID(),
      type,
      contentType: 'application/json',
      data: bytesOf({}),
      metadata: bytesOf(metadata),
    };
    this.log.write(stream, 'any', [record]);
  }

  stop(): void {
    for (const node of this.nodes) node.stop();
  }

  private members(): Member[] {
    return this.endpoints.map((endpoint, index) => ({ ...endpoint, isLeader: index === this.leader }));
  }

  private contextOf(index: number, appendBytesMax: number): NodeContext {
    const { log, faults, calls } = this;
    const isLeader = (): boolean => index === this.leader;
    const visibleRecords = (): readonly LogRecord[] =>
      isLeader() ? log.records : log.records.slice(0, this.followersSeeRecords);
    return {
      log,
      faults,
      calls,
      appendBytesMax,
      otherLeader: () => (isLeader() ? undefined : this.endpoints[this.leader]),
      visibleRecords,
      visibleOf: (stream) =>
        isLeader()
          ? log.streamRecords(stream)
          : visibleRecords().filter((record) => record.stream === stream),
    };
  }
}
