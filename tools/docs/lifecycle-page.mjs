// @ts-check
import { code, generatedFrom, table } from './markdown.mjs';

/** What each headline says, for people. */
const MEANING = {
  received: 'Taken in; its stock is not reserved yet.',
  backordered: 'Waits in the queue of an item that is short.',
  reserved: 'Its stock is reserved; screening and payment are under way.',
  'in-review': 'A person looks at it, because the fraud rules asked for that.',
  'payment-declined': 'A tender was declined; a person decides.',
  'reservation-expired': 'It was not covered in time, and its stock went back.',
  covered: 'The whole total is authorized, settled by the channel, or on terms.',
  routed: 'It is decided which locations ship what.',
  allocated: 'Its goods are set aside at those locations.',
  'in-warehouse': 'At least one shipment was released; it can no longer be cancelled.',
  shipped: 'At least one shipment has left.',
  delivered: 'Every shipment is at the door; the rest of the money is being settled.',
  completed: 'Every line is done and no money is owed.',
  cancelled: 'Somebody cancelled it before it was released.',
  rejected: 'The fraud rules or a reviewer turned it down.',
  recorded: 'Kept only: a test, fulfilled elsewhere, or cancelled at the channel.',
};

/** `docs/lifecycle.md`. @param {Readonly<Record<string, readonly string[]>>} lifecycle */
export function lifecyclePage(lifecycle) {
  const edges = Object.entries(lifecycle).flatMap(([from, next]) => next.map((to) => `  ${from} --> ${to}`));
  const rows = Object.entries(lifecycle).map(([status, next]) => [
    code(status),
    MEANING[/** @type {keyof typeof MEANING} */ (status)] ?? '',
    next.length === 0 ? 'an end' : next.map(code).join(', '),
  ]);
  return [
    generatedFrom('libs/order'),
    "# An order's lifecycle",
    'The headline status is derived from separate axes (reservation, money, shipments, holds, end); which headline may ' +
      'follow which is one table in `libs/order/src/lifecycle.ts`, checked with every decision. A hold is not a status: ' +
      'a held order keeps its headline and goes no further.',
    table(['status', 'meaning', 'may become'], rows),
    '```mermaid\nstateDiagram-v2\n' + edges.join('\n') + '\n```',
  ].join('\n\n');
}
