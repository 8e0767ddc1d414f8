import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { openPostgres } from '../open-postgres.js';
import type { Postgres, PostgresOptions } from '../postgres.js';

/** For tests: a schema of its own on a server that is there already, with any number of handles on it. */
export class TemporarySchema {
  readonly name = `test_${randomUUID().replaceAll('-', '')}`;
  private readonly opened: Postgres[] = [];

  /** @throws Error without a server */
  constructor(private readonly url: string | undefined) {
    if (!url) throw new Error('DATABASE_URL names no server: npm run test:distributed starts one');
  }

  /** A handle as another process holds it, with a pool of its own. */
  open(options: Omit<PostgresOptions, 'url' | 'schema'> = {}): Postgres {
    const postgres = openPostgres({ ...options, url: this.url ?? '', schema: this.name });
    this.opened.push(postgres);
    return postgres;
  }

  /** Closes all handles and drops the schema. */
  async dispose(): Promise<void> {
    const last = this.open();
    await last.query(`DROP SCHEMA IF EXISTS ${pg.escapeIdentifier(this.name)} CASCADE`);
    await Promise.all(this.opened.map((postgres) => postgres.close()));
  }
}
