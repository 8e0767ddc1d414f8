import { Controller, Headers, HttpStatus, Post, RawBody, Res } from '@nestjs/common';
import { uuidv7 } from '@throughline/kernel';
import { ACTOR_HEADER, actorOf, Rejection } from '@throughline/service-kit';
import type { FastifyReply } from 'fastify';
import { OrderIntake, type AcceptedOutcome, type IntakeOutcome } from './order-intake.js';
import { readPayload } from './payload.js';

export interface PlaceOrderAnswer {
  readonly orderId: string;
  readonly outcome: AcceptedOutcome;
}

/** What brought something new is accepted; the rest was known before. */
const isNews = (outcome: AcceptedOutcome): boolean => outcome === 'placed' || outcome === 'snapshot-recorded';

/** @throws Rejection 422 for an order that is none, 409 for other content under a known version */
function acceptedOrRejected(outcome: IntakeOutcome): PlaceOrderAnswer {
  if (outcome.outcome === 'refused') {
    throw new Rejection(422, outcome.code, 'the order was not taken', outcome.problems);
  }
  if (outcome.outcome === 'conflict') {
    const detail = `order ${outcome.orderId} is known with other content under this version`;
    throw new Rejection(409, 'order-conflict', detail);
  }
  return { orderId: outcome.orderId, outcome: outcome.outcome };
}

/**
 * `POST /api/v1/orders`: a canonical order, durable before the answer.
 * @tag Orders
 */
@Controller('/api/v1/orders')
export class OrdersController {
  constructor(private readonly intake: OrderIntake) {}

  /**
   * Place an order. It is in the store before the answer. Safe to repeat: channel and external id are the order's
   * identity, and a repeat answers with the same `orderId`. A newer `sourceVersion` with other content is recorded
   * and held for a person.
   *
   * @operation placeOrder
   * @accepts application/json PlaceOrderDto The canonical order.
   * @returns 202 it brought something new: `placed`, or `snapshot-recorded`
   * @returns 200 it was known: `repeated`, or `late` for an older version than the one that we have
   * @throws 409 order-conflict: the order is known with other content under this version
   * @throws 422 validation-failed: `problems` names every field
   * @throws 422 unacceptable-content: it is too large to be stored
   * @throws 422 unknown-channel: `channelId` is none of the channels that are set up
   */
  @Post()
  async place(
    @RawBody() body: Buffer | undefined,
    @Headers(ACTOR_HEADER) actor: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlaceOrderAnswer> {
    const payload = readPayload(body ?? '');
    if (!payload.isJson) throw new Rejection(400, 'malformed-json', 'the body is not JSON in UTF-8');
    const source = {
      entrance: 'http' as const,
      causationId: uuidv7(),
      ...(actor !== undefined && { actor: actorOf(actor) }),
    };
    const answer = acceptedOrRejected(await this.intake.place(payload.value, payload, source));
    reply.status(isNews(answer.outcome) ? HttpStatus.ACCEPTED : HttpStatus.OK);
    return answer;
  }
}
