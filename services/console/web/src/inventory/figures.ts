/** What is shown of an item's stock, in this order. */
export const FIGURES = [
  'available',
  'onHand',
  'quarantined',
  'allocated',
  'reserved',
  'held',
  'queued',
  'incoming',
] as const;
