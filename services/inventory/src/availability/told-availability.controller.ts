import { Controller, Get, Param } from '@nestjs/common';
import { Rejection } from '@throughline/service-kit';
import { AvailabilityLedger } from './availability-ledger.js';

/** What one channel was told of a SKU, and whether it shows it. */
export interface ToldChannel {
  readonly channelId: string;
  readonly available: number;
  /** The stock's revision that the channel has taken over; null where it never acknowledged any. */
  readonly acknowledgedRevision: number | null;
  /** True where it has acknowledged what it was told last. */
  readonly isUpToDate: boolean;
}

export interface ToldAvailabilityView {
  readonly sku: string;
  /** The stock's revision that channels were told of last. */
  readonly stockRevision: number;
  readonly channels: readonly ToldChannel[];
}

/**
 * What channels were told of stock.
 * @tag Stock
 */
@Controller('/api/v1/availability')
export class ToldAvailabilityController {
  constructor(private readonly ledger: AvailabilityLedger) {}

  /**
   * Show what channels were told of a SKU last, and which of them have taken it over. Channels are told over the topic
   * `oms.availability.v1`, and acknowledge over `oms.availability.acks.v1`.
   *
   * @operation getToldAvailability
   * @param sku the product's SKU
   * @returns 200 what they were told
   * @throws 404 never-told: no channel was ever told of it
   */
  @Get(':sku/told')
  async told(@Param('sku') sku: string): Promise<ToldAvailabilityView> {
    const { stockRevision, channels, acknowledged } = await this.ledger.latest(sku);
    if (channels.length === 0) throw new Rejection(404, 'never-told', `no channel was told of "${sku}"`);
    return {
      sku,
      stockRevision,
      channels: channels.map(({ channelId, available }) => {
        const acknowledgedRevision = acknowledged.get(channelId) ?? null;
        const isUpToDate = acknowledgedRevision !== null && acknowledgedRevision >= stockRevision;
        return { channelId, available, acknowledgedRevision, isUpToDate };
      }),
    };
  }
}
