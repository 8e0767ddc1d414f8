import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { AvailabilityAnswers, type AvailabilityAnswer } from './availability-answers.js';
import { AvailabilityByBody, AvailabilityByQuery } from './availability.dto.js';

/**
 * What can be sold.
 * @tag Stock
 */
@Controller('/api/v1/availability')
export class AvailabilityController {
  constructor(private readonly answers: AvailabilityAnswers) {}

  /**
   * Show what can be sold of up to 1,000 SKUs. Per channel, with the date for one unit more. Read from the items' own
   * streams: never behind the store.
   *
   * @operation getAvailability
   * @returns 200 what can be sold, and which SKUs no product has
   * @throws 422 unknown-channel: there is no such channel
   */
  @Get()
  byQuery(@Query() { sku, channel }: AvailabilityByQuery): Promise<AvailabilityAnswer> {
    return this.answers.of(sku, channel ?? null);
  }

  /**
   * Ask what can be sold of up to 5,000 SKUs. As `GET /api/v1/availability`, for lists that are too long for an address.
   *
   * @operation queryAvailability
   * @returns 200 what can be sold, and which SKUs no product has
   * @throws 422 unknown-channel: there is no such channel
   */
  @Post('query')
  @HttpCode(200)
  byBody(@Body() { skus, channelId }: AvailabilityByBody): Promise<AvailabilityAnswer> {
    return this.answers.of(skus, channelId ?? null);
  }
}
