import { Inject, Injectable } from '@nestjs/common';
import { configStream, type ConfigEvent } from '@throughline/contracts';
import type { EventStore } from '@throughline/event-store';
import { uuidv7, type Instant } from '@throughline/kernel';
import {
  decodeCursor,
  encodeCursor,
  EVENT_STORE,
  Ledgers,
  Rejection,
  type Page,
  type PageQuery,
  type StreamLedger,
} from '@throughline/service-kit';
import { currentOf, type LastChange, type SettingKind, type StoredConfigEvent } from './current-settings.js';
import {
  NOT_SET,
  settingsDecider,
  type AnySettings,
  type SettingsCommand,
  type SettingsState,
} from './settings.decider.js';

/** What became of a setting. */
export interface Change<Settings> {
  readonly outcome: 'changed' | 'unchanged';
  /** Of the setting's stream. */
  readonly revision: number;
  readonly settings: Settings;
}

/** One change of a setting. */
export interface PastChange<Settings> {
  /** Of the setting's stream. */
  readonly revision: number;
  readonly at: Instant;
  readonly actor: string;
  readonly reason: string;
  /** The whole setting as of then. */
  readonly settings: Settings;
}

const changeOf = <Settings>(event: StoredConfigEvent): PastChange<Settings> => ({
  revision: event.revision,
  at: event.recordedAt,
  actor: event.actor,
  reason: event.data.reason,
  settings: event.data.settings as Settings,
});

/** @throws Rejection 400 for a cursor of another list */
function beforeOf(cursor: string): number {
  const [revision] = decodeCursor(cursor);
  if (typeof revision === 'number' && Number.isSafeInteger(revision) && revision > 0) return revision;
  throw new Rejection(400, 'bad-cursor', 'this cursor came from no page of this history');
}

/** The streams of the settings: each holds every change, with who made it and why. */
@Injectable()
export class SettingsBooks {
  private readonly streams: StreamLedger<SettingsState, ConfigEvent>;

  constructor(
    @Inject(Ledgers) ledgers: Ledgers,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {
    this.streams = ledgers.of(settingsDecider);
  }

  /** @throws Rejection 409 where it has changed since the caller looked */
  async set<Settings extends AnySettings>(
    kind: SettingKind,
    id: string,
    command: SettingsCommand,
    actor: string,
  ): Promise<Change<Settings>> {
    const handled = await this.streams.handle(settingsDecider, configStream(kind, id), command, {
      causationId: uuidv7(),
      correlationId: `${kind}/${id}`,
      actor,
    });
    if (handled.outcome === 'reject') throw new Rejection(409, handled.code, handled.detail);
    const outcome = handled.outcome === 'accept' ? 'changed' : 'unchanged';
    return { outcome, revision: handled.revision, settings: handled.state.settings as Settings };
  }

  /** As the store has it now. @throws Rejection 404 where it was never set */
  async current<Settings extends AnySettings>(kind: SettingKind, id: string): Promise<Settings & LastChange> {
    const revision = await this.revision(kind, id);
    const [event] = await this.read(kind, id, revision, 1);
    return currentOf<Settings>(event as StoredConfigEvent);
  }

  /** As the store has it now; undefined where it was never set. */
  async find<Settings extends AnySettings>(kind: SettingKind, id: string): Promise<Settings | undefined> {
    const { state } = await this.streams.latest(configStream(kind, id));
    return state.settings as Settings | undefined;
  }

  /** Every change, the newest first. @throws Rejection 404 where it was never set */
  async history<Settings extends AnySettings>(
    kind: SettingKind,
    id: string,
    { limit, cursor }: PageQuery,
  ): Promise<Page<PastChange<Settings>>> {
    const before = Math.min(
      cursor === undefined ? Infinity : beforeOf(cursor),
      (await this.revision(kind, id)) + 1,
    );
    const from = Math.max(0, before - limit);
    const events = await this.read(kind, id, from, before - from);
    const items = events.map((event) => changeOf<Settings>(event)).reverse();
    return { items, nextCursor: from > 0 ? encodeCursor([from]) : null };
  }

  private async revision(kind: SettingKind, id: string): Promise<number> {
    const { revision } = await this.streams.latest(configStream(kind, id));
    if (revision === NOT_SET) throw new Rejection(404, 'setting-not-found', `no ${kind} "${id}"`);
    return revision;
  }

  private async read(kind: SettingKind, id: string, fromRevision: number, limit: number) {
    const events = await this.store.readStream(configStream(kind, id), { fromRevision, limit });
    return events as readonly StoredConfigEvent[];
  }
}
