const DAY_MS = 86_400_000;

export const YESTERDAY = new Date(Date.now() - DAY_MS).toISOString();
export const TOMORROW = new Date(Date.now() + DAY_MS).toISOString();

export const tea = { sku: 'TEA', locationId: 'berlin' };

/** A movement of each kind that can be taken. */
export const movementBodies: Record<string, object> = {
  receipts: { ...tea, quantity: 5, reference: 'x' },
  adjustments: { ...tea, quantity: 1, reason: 'found', reference: 'x' },
  counts: { ...tea, counted: 5, reference: 'x' },
  quarantines: { ...tea, quantity: 1, reason: 'damage', reference: 'x' },
  sales: { ...tea, quantity: 1, reference: 'x' },
  levels: { ...tea, level: 5, reportedAt: YESTERDAY, reference: 'x' },
  incoming: { ...tea, incomingId: 'PO-1', quantity: 5, expectedAt: TOMORROW },
  transfers: { ...tea, transferId: 'T-1', toLocationId: 'hamburg', quantity: 1, expectedAt: TOMORROW },
  pools: { sku: 'TEA', channelId: 'web', quantity: 1, reason: 'launch' },
};
