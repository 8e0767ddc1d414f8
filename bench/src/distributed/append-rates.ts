import { NO_STREAM, PostgresEventStore } from '@throughline/event-store';
import { openPostgres, type Postgres } from '@throughline/postgres';
import { FACTS_PER_ORDER, sampleLedger } from '../sample-events.js';

/** Events of one transaction. */
export const GROUP_SIZES = [1, 100, 1_000] as const;

const EVENTS_PER_SIZE = { 1: 1_700, 100: 34_000, 1_000: 68_000 } as const;

export interface AppendRates {
  readonly groupEvents: (typeof GROUP_SIZES)[number];
  readonly rawPerSecond: number;
  readonly storePerSecond: number;
}

const RAW_TABLE = `
CREATE TABLE raw_events (
  position bigint PRIMARY KEY, stream_id bigint NOT NULL, revision bigint NOT NULL, type text NOT NULL,
  event_id text NOT NULL, recorded_at timestamptz(3) NOT NULL, body text NOT NULL, UNIQUE (stream_id, revision)
)`;

const RAW_INSERT = `
INSERT INTO raw_events
SELECT position, stream_id, revision, type, event_id, now(), body
FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[])
  AS added (position, stream_id, revision, type, event_id, body)`;

const perSecond = (events: number, startedAt: number): number =>
  Math.round((events * 1_000) / (performance.now() - startedAt));

/** `groupEvents` orders side by side, each a fact further with every group: what busy services append. */
function* groupsOf(groupEvents: number, events: number): Generator<Group> {
  const rounds = Math.ceil(events / (groupEvents * FACTS_PER_ORDER));
  for (let round = 0; round < rounds; round += 1) {
    const first = round * groupEvents;
    const ledgers = Array.from({ length: groupEvents }, (_, index) => sampleLedger(first + index));
    for (let revision = 0; revision < FACTS_PER_ORDER; revision += 1) yield { first, revision, ledgers };
  }
}

interface Group {
  /** Number of the first ledger. */
  readonly first: number;
  readonly revision: number;
  readonly ledgers: readonly ReturnType<typeof sampleLedger>[];
}

async function rawRate(
  postgres: Postgres,
  groups: readonly Group[],
  positionBefore: number,
): Promise<number> {
  let position = positionBefore;
  const batches = groups.map(({ first, revision, ledgers }) => {
    const facts = ledgers.flatMap(({ events }) => events.slice(revision, revision + 1));
    return [
      facts.map(() => (position += 1)),
      facts.map((_, index) => positionBefore + first + index),
      facts.map(() => revision),
      facts.map(({ type }) => type),
      facts.map(({ id }) => id),
      facts.map((fact) => JSON.stringify(fact)),
    ];
  });
  const startedAt = performance.now();
  for (const batch of batches) await postgres.query(RAW_INSERT, batch);
  return perSecond(position - positionBefore, startedAt);
}

async function storeRate(store: PostgresEventStore, groups: readonly Group[], tag: string): Promise<number> {
  const startedAt = performance.now();
  let events = 0;
  for (const { revision, ledgers } of groups) {
    const appends = ledgers.map(({ stream, events: facts }) =>
      store.append(`${stream}-${tag}`, revision + NO_STREAM, facts.slice(revision, revision + 1)),
    );
    events += (await Promise.all(appends)).length;
  }
  return perSecond(events, startedAt);
}

/** Rows that one connection inserts in multi-row statements, and events that the store appends in as large groups. */
export async function measureAppends(databaseUrl: string): Promise<AppendRates[]> {
  const postgres = openPostgres({ url: databaseUrl, schema: 'bench_appends' });
  const store = await PostgresEventStore.open(postgres);
  try {
    await postgres.query(RAW_TABLE);
    const rates: AppendRates[] = [];
    let positionBefore = 0;
    for (const groupEvents of GROUP_SIZES) {
      const groups = [...groupsOf(groupEvents, EVENTS_PER_SIZE[groupEvents])];
      const rawPerSecond = await rawRate(postgres, groups, positionBefore);
      const storePerSecond = await storeRate(store, groups, `by-${groupEvents}`);
      positionBefore += groups.length * groupEvents;
      rates.push({ groupEvents, rawPerSecond, storePerSecond });
    }
    return rates;
  } finally {
    await store.close();
    await postgres.close();
  }
}
