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

/** What a person does to an order by hand. */
@Controller('/api/v1/orders/:orderId')
export class InterventionsController {
  constructor(
    private readonly ledgers: Ledgers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

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
