import type { Catalogue } from '../catalogue.js';
import type { order as english } from '../en/order.js';

export const order: Catalogue<typeof english> = { title: 'Bestellung {{number}}' };
