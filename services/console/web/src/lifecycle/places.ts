import type { OrderStatus } from '../ui/status-badge.js';

/** Of a status in the diagram, in its own units. */
export const BOX_WIDTH = 124;
export const BOX_HEIGHT = 46;

const COLUMN = 146;
const ROW = 104;
const MARGIN = 16;

export interface Place {
  /** Of the middle of the box. */
  readonly x: number;
  readonly y: number;
}

const at = (column: number, row: number): Place => ({
  x: MARGIN + BOX_WIDTH / 2 + column * COLUMN,
  y: MARGIN + 30 + BOX_HEIGHT / 2 + row * ROW,
});

/** The way that most orders go in one line; what makes them wait above and below it; the ends at the edges. */
export const PLACES: Readonly<Record<OrderStatus, Place>> = {
  received: at(0, 2),
  backordered: at(1.5, 0),
  'in-review': at(0.55, 1),
  reserved: at(1.1, 2),
  'payment-declined': at(0.8, 3),
  'reservation-expired': at(0, 4),
  covered: at(2.2, 2),
  routed: at(3.2, 2),
  allocated: at(4.2, 2),
  'in-warehouse': at(5.4, 2),
  shipped: at(6.4, 2),
  delivered: at(7.4, 2),
  completed: at(7.4, 0.5),
  cancelled: at(5.4, 3.6),
  rejected: at(5.4, 4.4),
  recorded: at(7.4, 4),
};

export const DIAGRAM_WIDTH = 2 * MARGIN + BOX_WIDTH + 7.4 * COLUMN;
export const DIAGRAM_HEIGHT = 2 * MARGIN + 60 + BOX_HEIGHT + 4.4 * ROW;
