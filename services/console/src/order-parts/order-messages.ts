import type { MessageKind, NotificationEvent, StoredEvent } from '@throughline/contracts';
import type { Instant } from '@throughline/kernel';

/** A message to the customer, and what became of it. */
export interface OrderMessage {
  /** Once per order, or per shipment: `shipment-dispatched:1`. */
  readonly messageKey: string;
  /** Null for one that was never written, because there is nobody to write to. */
  readonly kind: MessageKind | null;
  readonly channel: 'email';
  readonly shipmentId: string | null;
  readonly to: string | null;
  readonly subject: string | null;
  readonly text: string | null;
  readonly status: 'requested' | 'sent' | 'failed' | 'skipped';
  readonly requestedAt: Instant;
  /** When it was sent, had failed for good or was passed over. */
  readonly settledAt: Instant | null;
  /** Why it was not sent. */
  readonly reason: string | null;
}

type Stored = StoredEvent & NotificationEvent;

const requested = ({
  data,
  personal,
}: Extract<NotificationEvent, { type: 'EmailRequested' }>): OrderMessage => ({
  messageKey: data.messageKey,
  kind: data.kind,
  channel: 'email',
  shipmentId: data.shipmentId,
  to: personal?.to ?? null,
  subject: personal?.subject ?? null,
  text: personal?.text ?? null,
  status: 'requested',
  requestedAt: data.requestedAt,
  settledAt: null,
  reason: null,
});

const skipped = (messageKey: string, at: Instant, reason: string): OrderMessage => ({
  messageKey,
  kind: null,
  channel: 'email',
  shipmentId: null,
  to: null,
  subject: null,
  text: null,
  status: 'skipped',
  requestedAt: at,
  settledAt: at,
  reason,
});

/** The order's messages, in the order in which they were asked for. */
export function messagesOf(events: readonly StoredEvent[]): OrderMessage[] {
  const messages = new Map<string, OrderMessage>();
  const settle = (key: string, outcome: Partial<OrderMessage>) => {
    const message = messages.get(key);
    if (message) messages.set(key, { ...message, ...outcome });
  };
  for (const event of events as readonly Stored[]) {
    const { messageKey } = event.data;
    const settledAt = event.recordedAt;
    if (event.type === 'EmailRequested') messages.set(messageKey, requested(event));
    else if (event.type === 'EmailSent') settle(messageKey, { status: 'sent', settledAt: event.data.sentAt });
    else if (event.type === 'EmailFailed')
      settle(messageKey, { status: 'failed', settledAt, reason: event.data.code });
    else messages.set(messageKey, skipped(messageKey, settledAt, event.data.reason));
  }
  return [...messages.values()];
}
