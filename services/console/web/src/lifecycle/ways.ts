import type { OrderStatus } from '../ui/status-badge.js';
import { BOX_HEIGHT, BOX_WIDTH, PLACES, type Place } from './places.js';

export interface StatusNext {
  readonly status: OrderStatus;
  readonly next: readonly OrderStatus[];
}

/** From one status to another; `isBothWays` where the way back exists as well. */
export interface Way {
  readonly from: OrderStatus;
  readonly to: OrderStatus;
  readonly isBothWays: boolean;
}

/** What a person or a rule may do from all of these: one frame around them says it better than 20 arrows. */
export interface Frame {
  readonly members: readonly OrderStatus[];
  readonly ends: readonly OrderStatus[];
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const BREAK_OFF: readonly OrderStatus[] = ['cancelled', 'rejected'];
const PADDING = 14;

/** Each way once; there and back is one. */
export function waysOf(
  table: readonly StatusNext[],
  isLeftOut: (from: OrderStatus, to: OrderStatus) => boolean,
): Way[] {
  const has = (from: OrderStatus, to: OrderStatus): boolean =>
    table.find(({ status }) => status === from)?.next.includes(to) ?? false;
  const rank = new Map(table.map(({ status }, index) => [status, index]));
  return table.flatMap(({ status: from, next }) =>
    next
      .filter((to) => !isLeftOut(from, to))
      .filter((to) => !has(to, from) || (rank.get(from) ?? 0) < (rank.get(to) ?? 0))
      .map((to) => ({ from, to, isBothWays: has(to, from) })),
  );
}

/** Undefined where a frame would say what the table does not: then the ways are drawn one by one. */
export function frameOf(table: readonly StatusNext[]): Frame | undefined {
  const members = table
    .filter(({ next }) => BREAK_OFF.every((end) => next.includes(end)))
    .map(({ status }) => status);
  if (members.length === 0) return undefined;
  const xs = members.map((status) => PLACES[status].x);
  const ys = members.map((status) => PLACES[status].y);
  const left = Math.min(...xs) - BOX_WIDTH / 2 - PADDING;
  const right = Math.max(...xs) + BOX_WIDTH / 2 + PADDING;
  const top = Math.min(...ys) - BOX_HEIGHT / 2 - PADDING;
  const bottom = Math.max(...ys) + BOX_HEIGHT / 2 + PADDING;
  const isStranger = ({ status }: StatusNext) => {
    const { x, y } = PLACES[status];
    return !members.includes(status) && x > left && x < right && y > top && y < bottom;
  };
  if (table.some(isStranger)) return undefined;
  return { members, ends: BREAK_OFF, left, top, width: right - left, height: bottom - top };
}

/** Where the line from the middle of a box towards `to` leaves it. */
function edgeOf(from: Place, to: Place): Place {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const scale = Math.min(
    dx === 0 ? Infinity : (BOX_WIDTH / 2 + 3) / Math.abs(dx),
    dy === 0 ? Infinity : (BOX_HEIGHT / 2 + 3) / Math.abs(dy),
  );
  return { x: from.x + dx * scale, y: from.y + dy * scale };
}

const STRAIGHT_MAX = 190;
const BEND = 0.24;

/** The line of a way: straight to a neighbour, in a bow past what stands between. */
export function lineOf({ from, to }: Pick<Way, 'from' | 'to'>): string {
  const start = PLACES[from];
  const end = PLACES[to];
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  const bend = length <= STRAIGHT_MAX ? 0 : BEND;
  const middle: Place = {
    x: (start.x + end.x) / 2 + (end.y - start.y) * bend,
    y: (start.y + end.y) / 2 - (end.x - start.x) * bend,
  };
  const first = edgeOf(start, middle);
  const last = edgeOf(end, middle);
  const of = ({ x, y }: Place) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  return `M ${of(first)} Q ${of(middle)} ${of(last)}`;
}
