import { RELAY_GROUP, TOPIC } from '@throughline/contracts';
import type { ClusterNames } from '../kafka/cluster-names.js';
import { GroupSession, type PartitionPlace, type SessionListener } from '../kafka/group-session.js';
import type { KafkaConnection, KafkaLog } from '../kafka/kafka-client.js';
import { reasonToRestart } from '../kafka/loop-watch.js';
import { SessionKeeper } from '../kafka/session-keeper.js';

/** How often the session is looked at: one that hangs is torn down and begun anew. */
const WATCH_MS = 1_000;

/** `joining` while it is not known who leads: at the start, while the group rebalances, while the brokers are away. */
export type RelayRole = 'joining' | 'leader' | 'standby';

export interface LeadershipOptions {
  readonly connection: KafkaConnection;
  readonly logger: KafkaLog;
  readonly names: ClusterNames;
  readonly onRole: (role: RelayRole) => void;
  readonly onFault: (error: unknown) => void;
}

/**
 * Who of the relays publishes: the member of their group that owns the one partition of the topic of checkpoints.
 * Nothing is consumed from it; the group is there for the ownership. A leader that is cut off from the brokers hears
 * of its loss late, so two may believe to lead for a moment.
 */
export class Leadership implements SessionListener {
  role: RelayRole = 'joining';
  private keeper: SessionKeeper | undefined;
  private watch: NodeJS.Timeout | undefined;

  constructor(private readonly options: LeadershipOptions) {}

  start(): void {
    this.keeper = new SessionKeeper(
      () => this.openSession(),
      (reason) => {
        this.become('joining');
        this.options.onFault(reason);
      },
    );
    this.watch = setInterval(() => this.lookAtSession(), WATCH_MS).unref();
  }

  /** Leaves the group: another relay takes over at once. */
  async stop(): Promise<void> {
    clearInterval(this.watch);
    await this.keeper?.stop();
    this.become('joining');
  }

  /** As if the process died: the group finds out by the session timeout. */
  cutOff(): void {
    clearInterval(this.watch);
    this.keeper?.current?.cutOff();
    void this.keeper?.stop();
  }

  assigned(places: readonly PartitionPlace[]): void {
    // The log of checkpoints is read when it is needed, and by offset.
    for (const place of places) this.keeper?.current?.pause(place);
    this.become(places.length > 0 ? 'leader' : 'standby');
  }

  rebalancing(): void {
    this.become('joining');
  }

  batch(): boolean {
    return true;
  }

  looked(): void {
    // Nothing is consumed.
  }

  committed(): void {
    // Nothing is committed.
  }

  private become(role: RelayRole): void {
    if (role === this.role) return;
    this.role = role;
    this.options.onRole(role);
  }

  private openSession(): GroupSession {
    const { connection, logger, names } = this.options;
    const topics = [names.topic(TOPIC.relayCheckpoints)];
    return new GroupSession({ connection, logger, groupId: names.group(RELAY_GROUP), topics }, this);
  }

  private lookAtSession(): void {
    const session = this.keeper?.current;
    if (session === undefined) return;
    const silentMs = Math.round(performance.now() - session.turnedAtMs);
    const reason = reasonToRestart({ isJoining: session.isJoining, silentMs, stalledMs: 0 });
    if (reason !== undefined) void session.end(new Error(reason));
  }
}
