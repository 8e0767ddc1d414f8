import type { Postgres } from '@throughline/postgres';

/** Each alone would let the server acknowledge what a power cut takes back. */
const WITHOUT_DURABILITY = `
SELECT name, setting FROM pg_settings
WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off' ORDER BY name`;

/** @throws Error if the server, or our role on it, is set to acknowledge commits that are not on disk */
export async function assertDurableCommits(postgres: Postgres): Promise<void> {
  const found = await postgres.query<{ name: string; setting: string }>(WITHOUT_DURABILITY);
  if (found.length === 0) return;
  const settings = found.map(({ name, setting }) => `${name} is ${setting}`).join(', ');
  throw new Error(`${postgres.address}: ${settings}; an acknowledged event must survive a power cut`);
}
