import { Inject, Injectable } from '@nestjs/common';
import { notificationStream, type NotificationEvent } from '@throughline/contracts';
import { instantOf, type Clock } from '@throughline/kernel';
import {
  CLOCK,
  EffectRunner,
  Ledgers,
  type CommandContext,
  type StreamLedger,
} from '@throughline/service-kit';
import { MailRefused, type Mailer } from '../mail/mailer.js';
import { messagesFor } from './milestones.js';
import { notificationDecider, type NotificationCommand, type Notifications } from './notification.decider.js';

/** Provider token of the `Mailer`. */
export const MAILER = Symbol('MAILER');

/** Asks for the messages that an order's milestones call for, sends them, and records what became of them. */
@Injectable()
export class NotificationProcess {
  private readonly streams: StreamLedger<Notifications, NotificationEvent>;

  constructor(
    private readonly ledgers: Ledgers,
    private readonly effects: EffectRunner,
    @Inject(MAILER) private readonly mailer: Mailer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.streams = ledgers.of(notificationDecider);
  }

  async stateOf(orderId: string): Promise<Notifications> {
    return (await this.streams.load(notificationStream(orderId))).state;
  }

  async request(orderId: string, context: CommandContext): Promise<void> {
    const { state: order } = await this.ledgers.orders.load(orderId, context.atLeastRevision);
    if (!order) return;
    await this.handle(orderId, context, {
      type: 'RequestEmails',
      data: { messages: messagesFor(order), at: instantOf(this.clock.now()) },
    });
  }

  /** Returns at once; the runner sends. */
  sendSoon(orderId: string, messageKey: string, context: CommandContext): void {
    this.effects.run(`${orderId}/${messageKey}`, () => this.send(orderId, messageKey, context));
  }

  async giveUp(orderId: string, messageKey: string, context: CommandContext): Promise<void> {
    await this.handle(orderId, context, {
      type: 'RecordEmailFailed',
      data: { messageKey, code: 'no-progress' },
    });
  }

  private async send(orderId: string, messageKey: string, context: CommandContext): Promise<void> {
    const message = (await this.stateOf(orderId))[messageKey];
    if (message?.status !== 'requested' || !message.request?.personal) return;
    const { data, personal } = message.request;
    const { to, subject, text } = personal;
    try {
      await this.mailer.send({ messageId: data.messageId, to, subject, text });
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      return this.handle(orderId, context, {
        type: 'RecordEmailFailed',
        data: { messageKey, code: error.code },
      });
    }
    const at = instantOf(this.clock.now());
    await this.handle(orderId, context, { type: 'RecordEmailSent', data: { messageKey, at } });
  }

  private async handle(
    orderId: string,
    context: CommandContext,
    command: NotificationCommand,
  ): Promise<void> {
    const { causationId, correlationId, actor } = context;
    await this.streams.handle(notificationDecider, notificationStream(orderId), command, {
      causationId,
      correlationId,
      actor,
    });
  }
}
