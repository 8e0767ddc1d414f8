import type { OrderEvent, PaymentVoidRequested } from '@throughline/contracts';
import { accept, ignore, reject, type Decision, type Instant } from '@throughline/kernel';
import type { Authorization, Order, OrderState, TenderState } from '@throughline/order';
import { gatewayKey, isKeyOfEarlier } from './gateway-keys.js';
import { owed } from './owed-payments.js';
import type { RecordVoid, RequestVoid } from './payment-commands.js';

export const requestVoid = ({ data }: RequestVoid, order: OrderState): Decision<OrderEvent> => {
  if (!order) return reject('order-not-found');
  const unused = new Set(owed(order, 'void-payment').map(({ subject }) => subject));
  const requests = order.tenders.flatMap((tender) =>
    tender.authorization && unused.has(tender.tenderId)
      ? [voidRequest(order, tender, tender.authorization, data.at)]
      : [],
  );
  if (requests.length === 0) return ignore('nothing is to be given back now');

  return accept(...requests);
};

function voidRequest(
  { orderId }: Order,
  { tenderId, voidAttempt }: TenderState,
  { authorizationId, gatewayReference }: Authorization,
  at: Instant,
): PaymentVoidRequested {
  const voidId = gatewayKey('void', orderId, tenderId, voidAttempt + 1);
  return {
    type: 'PaymentVoidRequested',
    data: { voidId, tenderId, authorizationId, gatewayReference, requestedAt: at },
  };
}

export const recordVoid = ({ data }: RecordVoid, order: OrderState): Decision<OrderEvent> => {
  const { voidId, answer } = data;
  const tender = order?.tenders.find((candidate) => candidate.void?.voidId === voidId);
  if (!tender?.void || !tender.authorization) {
    const isRepeat = answer.status === 'void-refused' && isOfEarlierAttempt(order, voidId);
    return isRepeat ? ignore('a later attempt was made since') : reject('void-not-requested');
  }
  if (tender.void.status === 'voided') return ignore('already voided');
  const { tenderId } = tender;
  if (answer.status === 'voided') {
    const { authorizationId } = tender.authorization;
    return accept({ type: 'PaymentVoided', data: { voidId, tenderId, authorizationId } });
  }
  if (tender.void.status === 'failed') return ignore('failure already recorded');

  return accept({ type: 'PaymentVoidFailed', data: { voidId, tenderId, code: answer.code } });
};

const isOfEarlierAttempt = (order: OrderState, voidId: string): boolean =>
  order?.tenders.some(({ tenderId, voidAttempt }) =>
    isKeyOfEarlier(voidId, 'void', order.orderId, tenderId, voidAttempt),
  ) ?? false;
