import type { EventType } from '@throughline/contracts';
import {
  onOwnAccount,
  type Ledgers,
  type OwedStep,
  type OwedSteps,
  type ServiceWork,
} from '@throughline/service-kit';
import { messagesFor } from './milestones.js';
import type { NotificationProcess } from './notification-process.js';

const types: ReadonlySet<EventType> = new Set([
  'OrderPlaced',
  'StockReserved',
  'StockBackordered',
  'BackorderPromiseMoved',
  'StockRefused',
  'ShipmentShipped',
  'ShipmentDelivered',
  'EmailRequested',
  'EmailSent',
  'EmailFailed',
  'EmailSkipped',
]);

const owedStep = (name: 'request-email' | 'send-email', messageKey: string): OwedStep => ({
  key: `${name}:${messageKey}`,
  name,
  kind: 'duty',
  subject: messageKey,
  dueAt: null,
});

/** Messages that milestones call for and nobody asked for, and messages asked for and not sent. */
export const owedMessages = (ledgers: Ledgers, notifications: NotificationProcess): OwedSteps => ({
  types,
  owedTo: async (orderId, atLeastRevision) => {
    const { state: order } = await ledgers.orders.load(orderId, atLeastRevision);
    if (!order) return [];
    const known = await notifications.stateOf(orderId);
    return messagesFor(order).flatMap(({ messageKey }) => {
      const message = known[messageKey];
      if (!message) return [owedStep('request-email', messageKey)];
      return message.status === 'requested' ? [owedStep('send-email', messageKey)] : [];
    });
  },
});

export const notificationWork = (ledgers: Ledgers, notifications: NotificationProcess): ServiceWork => ({
  owed: owedMessages(ledgers, notifications),
  handlers: {
    'request-email': (orderId) => notifications.request(orderId, onOwnAccount(orderId, 'notifications')),
    'send-email': (orderId, { subject }) => {
      notifications.sendSoon(orderId, subject ?? '', onOwnAccount(orderId, 'notifications'));
      return Promise.resolve();
    },
  },
  resumedAtStart: ['send-email'],
  giveUp: (orderId, { subject }) =>
    notifications.giveUp(orderId, subject ?? '', onOwnAccount(orderId, 'notifications')),
});
