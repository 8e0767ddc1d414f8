import { Injectable } from '@nestjs/common';
import { availabilityStream, stockItemOf, type AvailabilityEvent } from '@throughline/contracts';
import { Ledgers, type CommandContext, type Handled, type StreamLedger } from '@throughline/service-kit';
import {
  availabilityDecider,
  type AvailabilityCommand,
  type ToldAvailability,
} from './availability.decider.js';

const streamOf = (sku: string): string => availabilityStream(stockItemOf(sku));

/** The streams of what channels were told, by SKU. Who tells, who acknowledges and who asks share its cache. */
@Injectable()
export class AvailabilityLedger {
  private readonly streams: StreamLedger<ToldAvailability, AvailabilityEvent>;

  constructor(ledgers: Ledgers) {
    this.streams = ledgers.of<ToldAvailability, AvailabilityEvent>(availabilityDecider);
  }

  /** As the store has it now. */
  async latest(sku: string): Promise<ToldAvailability> {
    const { state } = await this.streams.latest(streamOf(sku));
    return state;
  }

  handle(command: AvailabilityCommand, because: CommandContext): Promise<Handled<ToldAvailability>> {
    return this.streams.handle(availabilityDecider, streamOf(command.data.sku), command, because);
  }
}
