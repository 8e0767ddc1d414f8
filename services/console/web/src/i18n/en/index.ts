import { bulk } from './bulk.js';
import { common } from './common.js';
import { deadLetters } from './dead-letters.js';
import { events } from './events.js';
import { exceptions } from './exceptions.js';
import { inventory } from './inventory.js';
import { lifecycle } from './lifecycle.js';
import { order } from './order.js';
import { orders } from './orders.js';
import { overview } from './overview.js';
import { pages } from './pages.js';
import { problems } from './problems.js';
import { said } from './said.js';
import { settings } from './settings.js';
import { status } from './status.js';

export const en = {
  bulk,
  common,
  deadLetters,
  events,
  exceptions,
  inventory,
  lifecycle,
  order,
  orders,
  overview,
  pages,
  problems,
  said,
  settings,
  status,
} as const;
