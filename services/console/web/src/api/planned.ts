import type { Client } from 'openapi-fetch';
import { api, type Schemas } from './client.js';
type Ok<T> = { responses: { 200: { content: { 'application/json': T } } } };
type Get<T, Q = never, P = never> = { get: { parameters: { query?: Q; path?: P } } & Ok<T> };

export interface DeadLetterView {
  id: string;
  letter: Schemas['DeadLetter'];
  replays: number;
  orderId: string | null;
  topic: string;
  service: string | null;
  reason: string;
  lastReplayedAt: string | null;
  lastReplayedBy: string | null;
}
export interface OverviewHour {
  hour: string;
  placed: number;
  released: number;
  shipped: number;
  completed: number;
  cancelled: number;
  exceptions: number;
}
export interface Overview {
  asOf: string;
  byStatus: Record<Schemas['OrderStatus'], number>;
  hourly: OverviewHour[];
  stages: { stage: string; count: number; p50Ms: number; p90Ms: number }[];
  oldest: { status: Schemas['OrderStatus']; orderId: string; orderNumber: string; placedAt: string }[];
  exceptions: Partial<Record<Schemas['DecisionName'], number>>;
  partners: {
    partner: string;
    ok: number;
    failed: number;
    lastOkAt: string | null;
    lastFailureAt: string | null;
    lastFailure: string | null;
  }[];
  consumers: { service: string; group: string; topic: string; lag: number }[];
  deadLetters: number;
}
export interface StockItem {
  sku: string;
  title: string | null;
  onHand: number;
  allocated: number;
  reserved: number;
  queued: number;
  available: number;
  locations: { locationId: string; name: string; onHand: number; allocated: number; quarantined: number }[];
  updatedAt: string;
}
export interface LedgerEntry {
  revision: number;
  at: string;
  type: string;
  locationId: string | null;
  quantity: number;
  onHandAfter: number;
  reservedAfter: number;
  allocatedAfter: number;
  queuedAfter: number;
  actor: string;
  reason: string | null;
  orderId: string | null;
  reference: string | null;
}
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface PlannedPaths {
  '/api/v1/dead-letters': Get<{ items: DeadLetterView[] }>;
  '/api/v1/overview': Get<Overview, { hours?: number }>;
  '/api/v1/stock': Get<
    Page<StockItem>,
    { q?: string; locationId?: string; state?: string; limit?: number; cursor?: string }
  >;
  '/api/v1/stock/{sku}/ledger': Get<Page<LedgerEntry>, { limit?: number; cursor?: string }, { sku: string }>;
}

export const planned = api as unknown as Client<PlannedPaths>;
