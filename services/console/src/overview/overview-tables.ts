import type { Transaction } from 'kysely';
import type { PartnerName } from './hour-tally.js';

export interface HourRow {
  /** The instant that it begins at. */
  readonly hour: string;
  /** JSON of an `HourTally`. */
  readonly body: string;
}

export interface PartnerRow {
  readonly partner: PartnerName;
  readonly last_ok_at: string | null;
  readonly last_failure_at: string | null;
  readonly last_failure: string | null;
}

export const OVERVIEW_TABLES = {
  hours: 'console_overview_hours',
  partners: 'console_overview_partners',
} as const;

export type OverviewTables = {
  console_overview_hours: HourRow;
  console_overview_partners: PartnerRow;
};

/** Drops what there is, and creates all of it empty. */
export async function createOverviewTables(trx: Transaction<unknown>): Promise<void> {
  for (const table of Object.values(OVERVIEW_TABLES)) await trx.schema.dropTable(table).ifExists().execute();
  await trx.schema
    .createTable(OVERVIEW_TABLES.hours)
    .addColumn('hour', 'text', (column) => column.primaryKey())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await trx.schema
    .createTable(OVERVIEW_TABLES.partners)
    .addColumn('partner', 'text', (column) => column.primaryKey())
    .addColumn('last_ok_at', 'text')
    .addColumn('last_failure_at', 'text')
    .addColumn('last_failure', 'text')
    .execute();
}
