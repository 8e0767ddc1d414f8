import type { DomainEvent } from '../envelope.js';
import type { Instant } from './common.js';

export type MessageKind =
  'order-placed' | 'backorder-date' | 'order-refused' | 'shipment-dispatched' | 'shipment-delivered';

/** On `notification-<orderId>`. An intention: one message of a kind per order, per shipment, or per date told. */
export type EmailRequested = DomainEvent<
  'EmailRequested',
  {
    /** `<kind>`, `<kind>:<shipmentId>` or, of a date that moved, `<kind>:<count>`: once each. */
    readonly messageKey: string;
    readonly kind: MessageKind;
    readonly orderId: string;
    readonly shipmentId: string | null;
    /** RFC 5322 Message-ID, the same on every attempt: receivers can tell a repeat. */
    readonly messageId: string;
    readonly requestedAt: Instant;
  },
  { readonly personId: string; readonly to: string; readonly subject: string; readonly text: string }
>;

export type EmailSent = DomainEvent<
  'EmailSent',
  { readonly messageKey: string; readonly messageId: string; readonly sentAt: Instant }
>;

export type EmailFailed = DomainEvent<
  'EmailFailed',
  { readonly messageKey: string; readonly messageId: string; readonly code: string }
>;

/** The customer left no address to write to: said once, so that nothing waits for it. */
export type EmailSkipped = DomainEvent<
  'EmailSkipped',
  { readonly messageKey: string; readonly reason: string }
>;

export type NotificationEvent = EmailRequested | EmailSent | EmailFailed | EmailSkipped;
