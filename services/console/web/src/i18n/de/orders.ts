import type { Catalogue } from '../catalogue.js';
import type { orders as english } from '../en/orders.js';

export const orders: Catalogue<typeof english> = { title: 'Bestellungen' };
