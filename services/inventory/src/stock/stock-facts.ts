import type { StockEvent } from '@throughline/contracts';
import { factOf } from './fact-of.js';
import type { AdjustmentReason } from './stock.commands.js';

const TEA = factOf('TEA');

/** Builders of an item's facts, for tests: tea in Berlin, first attempts, first routing decisions. */
export const received = (quantity: number, locationId = 'berlin', reference = 'r1'): StockEvent => ({
  type: 'StockReceived',
  data: { ...TEA, locationId, quantity, reference },
});

export const adjusted = (
  quantity: number,
  locationId = 'berlin',
  reference = 'a1',
  reason: AdjustmentReason = 'count',
): StockEvent => ({ type: 'StockAdjusted', data: { ...TEA, locationId, quantity, reason, reference } });

export const placed = (orderId: string, quantity: number, attempt = 1): StockEvent => ({
  type: 'ReservationPlaced',
  data: { ...TEA, orderId, attempt, quantity },
});

export const queued = (orderId: string, quantity: number, attempt = 1): StockEvent => ({
  type: 'ReservationQueued',
  data: { ...TEA, orderId, attempt, quantity, availableNow: 0 },
});

export const served = (orderId: string, quantity: number, attempt = 1): StockEvent => ({
  type: 'QueuedReservationPlaced',
  data: { ...TEA, orderId, attempt, quantity },
});

const part = (orderId: string, quantity: number, shipmentId: string, locationId: string) => ({
  ...TEA,
  orderId,
  attempt: 1,
  quantity,
  shipmentId,
  locationId,
});

export const allocated = (
  orderId: string,
  quantity: number,
  shipmentId = '1',
  locationId = 'berlin',
  routing = 1,
): StockEvent => ({
  type: 'ReservationAllocated',
  data: { ...part(orderId, quantity, shipmentId, locationId), routing },
});

export const foundShort = (
  orderId: string,
  quantity: number,
  shipmentId = '1',
  routing = 1,
  locationId = 'berlin',
): StockEvent => ({
  type: 'LocationFoundShort',
  data: { ...part(orderId, quantity, shipmentId, locationId), routing, freeThere: 0 },
});

export const returned = (orderId: string, quantity: number, shipmentId = '1'): StockEvent => ({
  type: 'AllocationReturned',
  data: part(orderId, quantity, shipmentId, 'berlin'),
});

export const shorted = (orderId: string, quantity: number, isQueued: boolean): StockEvent => ({
  type: 'AllocationShorted',
  data: { ...part(orderId, quantity, '1', 'berlin'), isQueued },
});

export const issued = (orderId: string, quantity: number, shipmentId = '1'): StockEvent => ({
  type: 'AllocationIssued',
  data: part(orderId, quantity, shipmentId, 'berlin'),
});
