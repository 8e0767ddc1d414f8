import { bulk } from './bulk.js';
import { common } from './common.js';
import { lifecycle } from './lifecycle.js';
import { order } from './order.js';
import { orders } from './orders.js';
import { status } from './status.js';

export const en = { bulk, common, lifecycle, order, orders, status } as const;
