import { bulk } from './bulk.js';
import { common } from './common.js';
import { exceptions } from './exceptions.js';
import { lifecycle } from './lifecycle.js';
import { order } from './order.js';
import { orders } from './orders.js';
import { pages } from './pages.js';
import { status } from './status.js';

export const en = { bulk, common, exceptions, lifecycle, order, orders, pages, status } as const;
