import { canonicalJson, type Instant } from '@throughline/kernel';
import { writeRows } from '@throughline/read-store';
import type { Transaction } from 'kysely';
import { hourOf, NOTHING_HAPPENED, tallied, type HourTally, type Occurrence } from './hour-tally.js';
import { OVERVIEW_TABLES, type OverviewTables, type PartnerRow } from './overview-tables.js';

const HOUR_MS = 3_600_000;

/** Hours that are kept: 90 days. */
export const HOURS_KEPT = 90 * 24;

/** Adds what happened to the hours and partners that are there already. */
export async function writeOccurrences(
  untyped: Transaction<unknown>,
  occurrences: readonly Occurrence[],
): Promise<void> {
  if (occurrences.length === 0) return;
  const trx = untyped.withTables<OverviewTables>();
  await writeHours(untyped, trx, occurrences);
  await writePartners(untyped, trx, occurrences);
}

async function writeHours(
  untyped: Transaction<unknown>,
  trx: Transaction<OverviewTables>,
  occurrences: readonly Occurrence[],
): Promise<void> {
  const touched = [...new Set(occurrences.map(({ at }) => hourOf(at)))];
  const rows = await trx.selectFrom(OVERVIEW_TABLES.hours).selectAll().where('hour', 'in', touched).execute();
  const tallies = new Map(rows.map(({ hour, body }) => [hour, JSON.parse(body) as HourTally]));
  for (const occurrence of occurrences) {
    const hour = hourOf(occurrence.at);
    tallies.set(hour, tallied(tallies.get(hour) ?? NOTHING_HAPPENED, occurrence));
  }
  const upserts = [...tallies].map(([hour, tally]) => ({ hour, body: canonicalJson(tally) }));
  await writeRows(untyped, OVERVIEW_TABLES.hours, 'hour', { upserts, deletes: [] });
  if (rows.length < touched.length) await forgetOldHours(trx);
}

/** By the newest hour that there is, not by a clock: a rebuild keeps the same ones. */
async function forgetOldHours(trx: Transaction<OverviewTables>): Promise<void> {
  const newest = await trx
    .selectFrom(OVERVIEW_TABLES.hours)
    .select(({ fn }) => fn.max('hour').as('hour'))
    .executeTakeFirst();
  if (!newest?.hour) return;
  const oldest = new Date(Date.parse(newest.hour) - (HOURS_KEPT - 1) * HOUR_MS).toISOString();
  await trx.deleteFrom(OVERVIEW_TABLES.hours).where('hour', '<', oldest).execute();
}

const later = (one: Instant | null, other: Instant): Instant => (one !== null && one > other ? one : other);

function heardOf(row: PartnerRow, at: Instant, failure: string | null): PartnerRow {
  if (failure === null) return { ...row, last_ok_at: later(row.last_ok_at, at) };
  const isLast = row.last_failure_at === null || row.last_failure_at <= at;
  return isLast ? { ...row, last_failure_at: at, last_failure: failure } : row;
}

async function writePartners(
  untyped: Transaction<unknown>,
  trx: Transaction<OverviewTables>,
  occurrences: readonly Occurrence[],
): Promise<void> {
  const rows = await trx.selectFrom(OVERVIEW_TABLES.partners).selectAll().execute();
  const known = new Map(rows.map((row) => [row.partner, row]));
  const heard = new Set<PartnerRow['partner']>();
  for (const occurrence of occurrences) {
    if (!('partner' in occurrence)) continue;
    const { partner, at, failure } = occurrence;
    const row = known.get(partner) ?? {
      partner,
      last_ok_at: null,
      last_failure_at: null,
      last_failure: null,
    };
    known.set(partner, heardOf(row, at, failure));
    heard.add(partner);
  }
  const upserts = [...known.values()].filter(({ partner }) => heard.has(partner));
  await writeRows(untyped, OVERVIEW_TABLES.partners, 'partner', { upserts, deletes: [] });
}
