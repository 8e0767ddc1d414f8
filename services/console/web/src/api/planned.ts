import type { Client } from 'openapi-fetch';
import { api, type Schemas } from './client.js';
type Ok<T> = { responses: { 200: { content: { 'application/json': T } } } };
type Get<T, Q = never, P = never> = { get: { parameters: { query?: Q; path?: P } } & Ok<T> };

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

export interface PlannedPaths {
  '/api/v1/overview': Get<Overview, { hours?: number }>;
}

export const planned = api as unknown as Client<PlannedPaths>;
