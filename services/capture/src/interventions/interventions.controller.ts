import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import type { OrderEvent } from '@throughline/contracts';
import { instantOf, uuidv7, type Clock, type Decider } from '@throughline/kernel';
import type { OrderState } from '@throughline/order';
import {
  Actor,
  CLOCK,
  interventionAnswerOf,
  Ledgers,
  type Command,
  type InterventionAnswer,
} from '@throughline/service-kit';
import { cancelOrderDecider } from './cancel-order.decider.js';
import { holdOrderDecider } from './hold-order.decider.js';
import { ReasonDto, ReleaseHoldDto, ResolveExceptionDto } from './interventions.dto.js';
import { releaseHoldDecider } from './release-hold.decider.js';
import { resolveExceptionDecider } from './resolve-exception.decider.js';

/**
 * What a person does to an order by hand.
 * @tag Interventions
 */
@Controller('/api/v1/orders/:orderId')
export class InterventionsController {
  constructor(
    private readonly ledgers: Ledgers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Hold an order. Nothing is charged or released while a hold is open. Safe to repeat: a hold for the same reason is
   * the same hold.
   *
   * @operation holdOrder
   * @param orderId the order's id, as placing it answered
   * @returns 200 `accepted`, or `ignored` where it was so already
   * @throws 404 order-not-found: there is no such order
   * @throws 409 order-already-ended: it is completed, cancelled, rejected or only recorded
   * @throws 409 too-many-holds: it has 16 open holds
   * @throws 409 lifecycle-forbids: the order's status has no way there
   */
  @Post('hold')
  @HttpCode(200)
  hold(
    @Param('orderId') orderId: string,
    @Body() { reason }: ReasonDto,
    @Actor() actor: string,
  ): Promise<InterventionAnswer> {
    const data = { holdId: uuidv7(this.clock.now().getTime()), reason };
    return this.intervene(holdOrderDecider, orderId, { type: 'HoldOrder', data }, actor);
  }

  /**
   * Release an order's hold. `holdId` is needed where there are several. Safe to repeat.
   *
   * @operation releaseOrder
   * @param orderId the order's id, as placing it answered
   * @returns 200 `accepted`, or `ignored` where it was so already
   * @throws 404 order-not-found: there is no such order
   * @throws 409 order-already-ended: it is completed, cancelled, rejected or only recorded
   * @throws 409 hold-id-required: it has several holds; `detail` names them
   * @throws 409 lifecycle-forbids: the order's status has no way there
   */
  @Post('release')
  @HttpCode(200)
  release(
    @Param('orderId') orderId: string,
    @Body() { holdId, reason }: ReleaseHoldDto,
    @Actor() actor: string,
  ): Promise<InterventionAnswer> {
    const data = { holdId: holdId ?? null, reason };
    return this.intervene(releaseHoldDecider, orderId, { type: 'ReleaseHold', data }, actor);
  }

  /**
   * Cancel an order. Its stock and its money are given back. Refused once a warehouse has it. Safe to repeat.
   *
   * @operation cancelOrder
   * @param orderId the order's id, as placing it answered
   * @returns 200 `accepted`, or `ignored` where it was so already
   * @throws 404 order-not-found: there is no such order
   * @throws 409 order-already-ended: it is completed, cancelled, rejected or only recorded
   * @throws 409 already-released: a warehouse has it
   * @throws 409 already-charged: the money is taken
   * @throws 409 lifecycle-forbids: the order's status has no way there
   */
  @Post('cancel')
  @HttpCode(200)
  cancel(
    @Param('orderId') orderId: string,
    @Body() { reason }: ReasonDto,
    @Actor() actor: string,
  ): Promise<InterventionAnswer> {
    const data = { reason, at: instantOf(this.clock.now()) };
    return this.intervene(cancelOrderDecider, orderId, { type: 'CancelOrder', data }, actor);
  }

  /**
   * Settle an exception of an order. `retry` lets the step run again, `dismiss` accepts things as they are; `actions` of
   * the exception say what is offered. A repeat is refused: the exception is not open any more.
   *
   * @operation resolveException
   * @param orderId the order's id, as placing it answered
   * @param step the exception's `step`, such as `payment-declined`
   * @returns 200 `accepted`, or `ignored` where it was so already
   * @throws 404 order-not-found: there is no such order
   * @throws 409 exception-not-open: it has no such exception, or no more
   * @throws 409 resolution-not-offered: `detail` says what can be done
   * @throws 409 lifecycle-forbids: the order's status has no way there
   */
  @Post('exceptions/:step/resolve')
  @HttpCode(200)
  resolve(
    @Param('orderId') orderId: string,
    @Param('step') step: string,
    @Body() { resolution, reason }: ResolveExceptionDto,
    @Actor() actor: string,
  ): Promise<InterventionAnswer> {
    const data = { step, resolution, reason };
    return this.intervene(resolveExceptionDecider, orderId, { type: 'ResolveException', data }, actor);
  }

  /** @throws Rejection 404 for an unknown order, 409 for what the order's state forbids */
  private async intervene<C extends Command>(
    decider: Pick<Decider<OrderState, C, OrderEvent>, 'decide'>,
    orderId: string,
    command: C,
    actor: string,
  ): Promise<InterventionAnswer> {
    const context = { causationId: uuidv7(), correlationId: orderId, actor };
    const handled = await this.ledgers.orders.handle(decider, orderId, command, context);
    return interventionAnswerOf(orderId, handled);
  }
}
