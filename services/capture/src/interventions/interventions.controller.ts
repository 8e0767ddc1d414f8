import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import type { OrderEvent } from '@throughline/contracts';
import { instantOf, uuidv7, type Clock, type Decider } from '@throughline/kernel';
import { headlineOf, type OrderState, type OrderStatus } from '@throughline/order';
import { Actor, CLOCK, Ledgers, Rejection, type Command } from '@throughline/service-kit';
import { cancelOrderDecider } from './cancel-order.decider.js';
import { holdOrderDecider } from './hold-order.decider.js';
import { ReasonDto, ReleaseHoldDto, ResolveExceptionDto } from './interventions.dto.js';
import { releaseHoldDecider } from './release-hold.decider.js';
import { resolveExceptionDecider } from './resolve-exception.decider.js';

export interface InterventionAnswer {
  readonly orderId: string;
  /** `ignored`: it was so already. */
  readonly outcome: 'accepted' | 'ignored';
  readonly status: OrderStatus;
}

const NOT_FOUND = 'order-not-found';

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
    if (handled.outcome === 'reject') {
      throw new Rejection(handled.code === NOT_FOUND ? 404 : 409, handled.code, handled.detail);
    }
    if (!handled.state) throw new Rejection(404, NOT_FOUND);
    return {
      orderId,
      outcome: handled.outcome === 'accept' ? 'accepted' : 'ignored',
      status: headlineOf(handled.state),
    };
  }
}
