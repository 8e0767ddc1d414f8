import type { OrderEvent, PaymentVoidRequested } from '@throughline/contracts';
import { accept, ignore, reject, uuidv8Of, type Decision, type Instant } from '@throughline/kernel';
import type { Order, OrderState, TenderState } from '@throughline/order';
import { owed } from './owed-payments.js';
import type { RecordVoid, RequestVoid } from './payment-commands.js';

/** The gateway's idempotency key of a tender's n-th void. */
export const voidIdFor = (orderId: string, tenderId: string, attempt: number): string =>
  uuidv8Of('throughline/void', orderId, tenderId, String(attempt));

export const requestVoid = ({ data }: RequestVoid, order: OrderState): Decision<OrderEvent> => {
  if (!order) return reject('order-not-found');
  const unused = new Set(owed(order, 'void-payment').map(({ subject }) => subject));
  const tenders = order.tenders.filter(({ tenderId }) => unused.has(tenderId));
  if (tenders.length === 0) return ignore('nothing is to be given back now');

  return accept(...tenders.flatMap((tender) => voidRequest(order, tender, data.at)));
};

function voidRequest({ orderId }: Order, tender: TenderState, at: Instant): PaymentVoidRequested[] {
  const { tenderId, authorization, voidAttempt } = tender;
  if (!authorization) return [];
  const { authorizationId, gatewayReference } = authorization;
  const voidId = voidIdFor(orderId, tenderId, voidAttempt + 1);
  return [
    {
      type: 'PaymentVoidRequested',
      data: { voidId, tenderId, authorizationId, gatewayReference, requestedAt: at },
    },
  ];
}

export const recordVoid = ({ data }: RecordVoid, order: OrderState): Decision<OrderEvent> => {
  const { voidId, answer } = data;
  const tender = order?.tenders.find((candidate) => candidate.void?.voidId === voidId);
  if (!tender?.void || !tender.authorization) return reject('void-not-requested');
  if (tender.void.status === 'voided') return ignore('already voided');
  const { tenderId } = tender;
  if (answer.status === 'voided') {
    const { authorizationId } = tender.authorization;
    return accept({ type: 'PaymentVoided', data: { voidId, tenderId, authorizationId } });
  }
  if (tender.void.status === 'failed') return ignore('failure already recorded');

  return accept({ type: 'PaymentVoidFailed', data: { voidId, tenderId, code: answer.code } });
};
