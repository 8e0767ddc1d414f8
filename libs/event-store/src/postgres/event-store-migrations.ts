import type { Migrations } from '@throughline/postgres';
import { APPEND_FUNCTION } from './append-function.js';
import { APPEND_ONLY, TABLES } from './event-tables.js';

export const eventStoreMigrations: Migrations = {
  component: 'event store',
  steps: [[TABLES, APPEND_ONLY, APPEND_FUNCTION].join('\n')],
};
