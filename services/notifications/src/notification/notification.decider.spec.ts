import type { NotificationEvent } from '@throughline/contracts';
import { scenario } from '@throughline/testing';
import { notificationDecider, type RequestedMessage } from './notification.decider.js';

const { given } = scenario(notificationDecider);
const AT = '2026-01-05T10:00:00.000Z';

const message = (messageKey: string, overrides: Partial<RequestedMessage> = {}): RequestedMessage => ({
  messageKey,
  kind: 'order-placed',
  orderId: 'o1',
  shipmentId: null,
  messageId: `<o1.${messageKey}@throughline.invalid>`,
  personal: { personId: 'p1', to: 'ada@example.com', subject: 'Hello', text: 'Hello Ada' },
  ...overrides,
});

const request = (...messages: readonly RequestedMessage[]) =>
  ({ type: 'RequestEmails', data: { messages, at: AT } }) as const;

const requested = (messageKey: string): NotificationEvent => {
  const { personal, ...data } = message(messageKey);
  return { type: 'EmailRequested', data: { ...data, requestedAt: AT }, ...(personal && { personal }) };
};

const sent = (messageKey: string): NotificationEvent => ({
  type: 'EmailSent',
  data: { messageKey, messageId: 'm', sentAt: AT },
});

describe('telling the customer', () => {
  it('asks for each message once, however often its milestone is heard of', () => {
    given()
      .when(request(message('order-placed')))
      .then('EmailRequested');
    given(requested('order-placed'))
      .when(request(message('order-placed')))
      .thenIgnored();
  });

  it('asks only for what is new', () =>
    given(requested('order-placed'))
      .when(request(message('order-placed'), message('shipment-dispatched:1')))
      .then({ type: 'EmailRequested', data: { messageKey: 'shipment-dispatched:1' } }));

  it('says once that a customer without an address is not written to', () => {
    const silent = message('order-placed', { personal: null });
    given()
      .when(request(silent))
      .then({ type: 'EmailSkipped', data: { messageKey: 'order-placed' } });
    given({ type: 'EmailSkipped', data: { messageKey: 'order-placed', reason: 'no e-mail address' } })
      .when(request(silent))
      .thenIgnored();
  });

  it('records a sent message once', () => {
    const record = { type: 'RecordEmailSent', data: { messageKey: 'order-placed', at: AT } } as const;
    given(requested('order-placed')).when(record).then('EmailSent');
    given(requested('order-placed'), sent('order-placed')).when(record).thenIgnored();
    given().when(record).thenRejected('message-not-requested');
  });

  it('lets a late success stand after it was given up, and no failure after a success', () => {
    const failure = {
      type: 'RecordEmailFailed',
      data: { messageKey: 'order-placed', code: 'smtp-550' },
    } as const;
    const failed: NotificationEvent = {
      type: 'EmailFailed',
      data: { messageKey: 'order-placed', messageId: 'm', code: 'no-progress' },
    };
    given(requested('order-placed')).when(failure).then('EmailFailed');
    given(requested('order-placed'), sent('order-placed')).when(failure).thenIgnored();
    given(requested('order-placed'), failed)
      .when({ type: 'RecordEmailSent', data: { messageKey: 'order-placed', at: AT } })
      .then('EmailSent');
  });
});
