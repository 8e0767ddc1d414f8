import { toInstant } from '@throughline/kernel';
import type { CarrierMessage, ParcelScanned } from '@throughline/contracts';
import { IsIn, IsOptional } from 'class-validator';
import { checkedMessage, IsInstant } from '@throughline/service-kit';
import { IsCode } from './message-checks.js';

const CODE_CHARACTERS_MAX = 200;

/** A carrier's message, as it comes from `oms.carrier.events.v1`. */
export class ScanMessage implements CarrierMessage {
  @IsCode(CODE_CHARACTERS_MAX)
  scanId!: string;

  @IsCode(CODE_CHARACTERS_MAX)
  carrier!: string;

  @IsCode(CODE_CHARACTERS_MAX)
  trackingNumber!: string;

  @IsIn(['accepted', 'in-transit', 'out-for-delivery', 'delivered', 'exception'])
  status!: CarrierMessage['status'];

  @IsInstant()
  at!: string;

  @IsOptional()
  @IsCode(CODE_CHARACTERS_MAX)
  place?: string;
}

/** @throws PoisonMessage for what is no message of a carrier */
export async function scanOf(value: unknown): Promise<ParcelScanned['data']> {
  const { scanId, carrier, trackingNumber, status, at, place } = await checkedMessage(ScanMessage, value);
  return {
    scanId,
    carrier: carrier.trim(),
    trackingNumber: trackingNumber.trim(),
    status,
    at: toInstant(at),
    place: place ?? null,
  };
}
