import type { EmailRequested, NotificationEvent } from '@throughline/contracts';
import { accept, ignore, reject, type Decider, type Decision, type Instant } from '@throughline/kernel';

/** Ask for the messages that an order's milestones call for; those already asked for are left alone. */
export interface RequestEmails {
  readonly type: 'RequestEmails';
  readonly data: { readonly messages: readonly RequestedMessage[]; readonly at: Instant };
}

export type RequestedMessage = Omit<EmailRequested['data'], 'requestedAt'> & {
  /** Null where the customer left no address. */
  readonly personal: NonNullable<EmailRequested['personal']> | null;
};

export interface RecordEmailSent {
  readonly type: 'RecordEmailSent';
  readonly data: { readonly messageKey: string; readonly at: Instant };
}

export interface RecordEmailFailed {
  readonly type: 'RecordEmailFailed';
  readonly data: { readonly messageKey: string; readonly code: string };
}

export type NotificationCommand = RequestEmails | RecordEmailSent | RecordEmailFailed;

export interface MessageState {
  readonly status: 'requested' | 'sent' | 'failed' | 'skipped';
  readonly request: EmailRequested | null;
}

/** By message key: a handful per order. */
export type Notifications = Readonly<Record<string, MessageState>>;

const requestEmails = ({ data }: RequestEmails, known: Notifications): Decision<NotificationEvent> => {
  const wanted = data.messages.filter(({ messageKey }) => !Object.hasOwn(known, messageKey));
  if (wanted.length === 0) return ignore('every message was asked for before');

  return accept(...wanted.map((message) => toEvent(message, data.at)));
};

const toEvent = ({ personal, ...message }: RequestedMessage, at: Instant): NotificationEvent =>
  personal
    ? { type: 'EmailRequested', data: { ...message, requestedAt: at }, personal }
    : { type: 'EmailSkipped', data: { messageKey: message.messageKey, reason: 'no e-mail address' } };

const recordSent = ({ data }: RecordEmailSent, known: Notifications): Decision<NotificationEvent> => {
  const message = known[data.messageKey];
  if (!message?.request) return reject('message-not-requested');
  if (message.status === 'sent') return ignore('already recorded as sent');

  const { messageKey, messageId } = message.request.data;
  return accept({ type: 'EmailSent', data: { messageKey, messageId, sentAt: data.at } });
};

const recordFailed = ({ data }: RecordEmailFailed, known: Notifications): Decision<NotificationEvent> => {
  const message = known[data.messageKey];
  if (!message?.request) return reject('message-not-requested');
  if (message.status !== 'requested') return ignore('no longer waiting to be sent');

  const { messageKey, messageId } = message.request.data;
  return accept({ type: 'EmailFailed', data: { messageKey, messageId, code: data.code } });
};

function evolve(known: Notifications, event: NotificationEvent): Notifications {
  const { messageKey } = event.data;
  const request = known[messageKey]?.request ?? null;
  switch (event.type) {
    case 'EmailRequested':
      return { ...known, [messageKey]: { status: 'requested', request: event } };
    case 'EmailSent':
      return { ...known, [messageKey]: { status: 'sent', request } };
    case 'EmailFailed':
      return { ...known, [messageKey]: { status: 'failed', request } };
    case 'EmailSkipped':
      return { ...known, [messageKey]: { status: 'skipped', request: null } };
    default:
      return known;
  }
}

function decide(command: NotificationCommand, known: Notifications): Decision<NotificationEvent> {
  switch (command.type) {
    case 'RequestEmails':
      return requestEmails(command, known);
    case 'RecordEmailSent':
      return recordSent(command, known);
    case 'RecordEmailFailed':
      return recordFailed(command, known);
  }
}

export const notificationDecider: Decider<Notifications, NotificationCommand, NotificationEvent> = {
  initial: {},
  evolve,
  decide,
};
