import type { Client } from 'openapi-fetch';
import { api, type Schemas } from './client.js';
type Ok<T> = { responses: { 200: { content: { 'application/json': T } } } };
type Get<T, Q = never, P = never> = { get: { parameters: { query?: Q; path?: P } } & Ok<T> };
type Body<B, P, T = unknown> = {
  parameters: { path: P };
  requestBody: { content: { 'application/json': B } };
} & Ok<T>;

export interface LifecycleStatus {
  status: Schemas['OrderStatus'];
  isEnd: boolean;
  next: Schemas['OrderStatus'][];
}
export interface ExceptionView extends Omit<Schemas['ExceptionView'], never> {
  owner: string | null;
  notes: number;
  status: Schemas['OrderStatus'];
  totalMinor: number;
  currency: string;
  customerName: string | null;
}
export interface ExceptionCounts {
  total: number;
  byName: Partial<Record<Schemas['DecisionName'], number>>;
  unowned: number;
  oldestSince: string | null;
}
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
export interface HistoryEntry<T> {
  revision: number;
  at: string;
  actor: string;
  reason: string;
  settings: T;
}

export interface PlannedPaths {
  '/api/v1/lifecycle': Get<{ statuses: LifecycleStatus[] }>;
  '/api/v1/exceptions': Get<
    Page<ExceptionView>,
    { name?: string; owner?: string; channelId?: string; q?: string; limit?: number; cursor?: string }
  >;
  '/api/v1/exceptions/counts': Get<ExceptionCounts>;
  '/api/v1/orders/{orderId}/case/owner': { put: Body<{ owner: string | null }, { orderId: string }> };
  '/api/v1/dead-letters': Get<{ items: DeadLetterView[] }>;
  '/api/v1/overview': Get<Overview, { hours?: number }>;
  '/api/v1/stock': Get<
    Page<StockItem>,
    { q?: string; locationId?: string; state?: string; limit?: number; cursor?: string }
  >;
  '/api/v1/stock/{sku}/ledger': Get<Page<LedgerEntry>, { limit?: number; cursor?: string }, { sku: string }>;
  '/api/v1/locations/{id}/history': Get<
    { items: HistoryEntry<Schemas['LocationSettings']>[] },
    never,
    { id: string }
  >;
  '/api/v1/products/{sku}/history': Get<
    { items: HistoryEntry<Schemas['ProductSettings']>[] },
    never,
    { sku: string }
  >;
  '/api/v1/channels/{id}/history': Get<
    { items: HistoryEntry<Schemas['ChannelSettings']>[] },
    never,
    { id: string }
  >;
}

export const planned = api as unknown as Client<PlannedPaths>;
