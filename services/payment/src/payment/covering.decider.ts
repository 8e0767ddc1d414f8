import type { OrderEvent, PaymentOrderEvent } from '@throughline/contracts';
import { accept, ignore, reject, type Decision, type Instant } from '@throughline/kernel';
import type { Order, OrderState, TenderState } from '@throughline/order';
import { gatewayKey, isKeyOfEarlier } from './gateway-keys.js';
import { owed } from './owed-payments.js';
import type { CoverOrder, RecordAuthorization } from './payment-commands.js';

/** A card without a gateway's token cannot be asked for anything. */
export const NO_TOKEN = 'no-token';

export const coverOrder = ({ data }: CoverOrder, order: OrderState): Decision<OrderEvent> => {
  if (!order) return reject('order-not-found');
  const events = coveringEvents(order, data.at);
  if (events.length === 0) return ignore('no tender is to be covered now');

  return accept(...events);
};

/** What each pending tender needs, if it is time to cover the order. */
export const coveringEvents = (order: OrderState, at: Instant): PaymentOrderEvent[] =>
  order && owed(order, 'cover-order').length > 0
    ? order.tenders
        .filter(({ status }) => status === 'pending')
        .map((tender) => coveringEvent(order, tender, at))
    : [];

function coveringEvent(order: Order, tender: TenderState, at: Instant): PaymentOrderEvent {
  const { tenderId, amountMinor, reference = null, netDays = 0 } = tender;
  switch (tender.kind) {
    case 'channel-paid':
      return {
        type: 'PaymentSettledByChannel',
        data: { tenderId, amountMinor, settlement: 'paid', reference },
      };
    case 'channel-authorized':
      return {
        type: 'PaymentSettledByChannel',
        data: { tenderId, amountMinor, settlement: 'authorized', reference },
      };
    case 'invoice':
      return { type: 'TermsAccepted', data: { tenderId, amountMinor, netDays, reference } };
    case 'card':
      return authorizationOf(order, tender, at);
  }
}

function authorizationOf(order: Order, tender: TenderState, at: Instant): PaymentOrderEvent {
  const { tenderId, amountMinor, token } = tender;
  const authorizationId = gatewayKey('authorization', order.orderId, tenderId, tender.attempt + 1);
  if (!token) {
    return { type: 'PaymentDeclined', data: { authorizationId, tenderId, code: NO_TOKEN, isSoft: false } };
  }
  const { currency } = order;
  return {
    type: 'PaymentAuthorizationRequested',
    data: { authorizationId, tenderId, amountMinor, currency, token, requestedAt: at },
  };
}

/** Money that is held is recorded whatever the order is by then: what follows from it is owed by `nextSteps`. */
export const recordAuthorization = (
  { data }: RecordAuthorization,
  order: OrderState,
): Decision<OrderEvent> => {
  const { authorizationId, answer } = data;
  const tender = order?.tenders.find((candidate) => candidate.authorizationId === authorizationId);
  if (!tender) {
    const isRepeat = answer.status === 'declined' && isOfEarlierAttempt(order, authorizationId);
    return isRepeat ? ignore('a later attempt was made since') : reject('authorization-not-requested');
  }
  const isHeld = tender.authorization?.authorizationId === authorizationId;
  if (isHeld) return ignore('authorization already recorded');
  if (tender.status !== 'authorizing' && answer.status === 'declined') return ignore('already declined');

  const { tenderId, amountMinor } = tender;
  if (answer.status === 'declined') {
    const { code, isSoft } = answer;
    return accept({ type: 'PaymentDeclined', data: { authorizationId, tenderId, code, isSoft } });
  }
  const { reference: gatewayReference, expiresAt } = answer;
  return accept({
    type: 'PaymentAuthorized',
    data: { authorizationId, tenderId, amountMinor, gatewayReference, expiresAt },
  });
};

const isOfEarlierAttempt = (order: OrderState, authorizationId: string): boolean =>
  order?.tenders.some(({ tenderId, attempt }) =>
    isKeyOfEarlier(authorizationId, 'authorization', order.orderId, tenderId, attempt),
  ) ?? false;
