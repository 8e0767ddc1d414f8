import type { Instant } from '@throughline/kernel';

/** A business fact before it is stored: plain data that survives JSON unchanged. */
export interface DomainEvent<Type extends string = string, Data = unknown, Personal = unknown> {
  readonly type: Type;
  readonly data: Data;
  /** Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
  readonly personal?: Personal;
}

/** Who did it: `service:payment`, `person:anna`, `channel:web`, `partner:wms`. */
export type Actor = string;

/** Why an event exists and on whose word; the store adds the rest of the envelope. */
export interface EventMetadata {
  /** UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
  readonly id: string;
  readonly schemaVersion: number;
  /** When it happened in the business; `recordedAt` is when the store took it. */
  readonly occurredAt: Instant;
  /** The order's id, or the hold's or return's own. */
  readonly correlationId: string;
  /** The event, message or request that led to this one. */
  readonly causationId: string;
  readonly actor: Actor;
  /** The service that wrote it. */
  readonly producer: string;
}

/** An event on its way into a stream. */
export interface NewEvent extends DomainEvent, EventMetadata {}

/** An event as every reader sees it, in the store and on every relay topic. */
export interface StoredEvent extends NewEvent {
  readonly stream: string;
  /** Place in its stream, from 0 without gaps. */
  readonly revision: number;
  /** Place in the whole store: increases in commit order; gaps are allowed. */
  readonly position: number;
  readonly recordedAt: Instant;
}
