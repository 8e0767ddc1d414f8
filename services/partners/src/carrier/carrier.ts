import { createHash } from 'node:crypto';
import { TOPIC, type CarrierMessage } from '@throughline/contracts';
import type { Clock } from '@throughline/kernel';
import { Timers } from '../timers.js';
import type { TopicClient } from '../topics/topic-client.js';

export const CARRIER_ID = 'demo-carrier';

export interface CarrierFaults {
  /** Between two scans. */
  readonly stepDelayMs: number;
  /** Sends scans in reverse order, each twice. */
  readonly isDisorderly: boolean;
  /** Parcels are lost: accepted, and never heard of again. */
  readonly isSilent: boolean;
}

const noFaults: CarrierFaults = { stepDelayMs: 0, isDisorderly: false, isSilent: false };

const SCANS: readonly CarrierMessage['status'][] = [
  'accepted',
  'in-transit',
  'out-for-delivery',
  'delivered',
];

/** A carrier with books of its own: one tracking number per shipment reference, and four scans to the door. */
export class Carrier {
  private readonly statuses = new Map<string, CarrierMessage['status'] | 'announced'>();
  private readonly timers = new Timers();
  private faults: CarrierFaults;

  constructor(
    private readonly topics: TopicClient,
    private readonly clock: Clock,
    faults: Partial<CarrierFaults> = {},
  ) {
    this.faults = { ...noFaults, ...faults };
  }

  stop(): void {
    this.timers.stop();
  }

  setFaults(faults: Partial<CarrierFaults>): CarrierFaults {
    this.faults = { ...this.faults, ...faults };
    return this.faults;
  }

  /** A tracking number for a parcel; the same reference gets the same. */
  accept(reference: string): { readonly carrier: string; readonly trackingNumber: string } {
    const digits = BigInt(`0x${createHash('sha256').update(reference).digest('hex').slice(0, 15)}`);
    const trackingNumber = `DC${digits.toString().padStart(18, '0')}`;
    if (!this.statuses.has(trackingNumber)) this.statuses.set(trackingNumber, 'announced');
    return { carrier: CARRIER_ID, trackingNumber };
  }

  /** Takes the parcel to its door. */
  carry(trackingNumber: string): void {
    const { isSilent, isDisorderly, stepDelayMs } = this.faults;
    if (isSilent) return this.scan(trackingNumber, 'accepted');
    if (isDisorderly) {
      for (const status of [...SCANS].reverse()) {
        this.scan(trackingNumber, status);
        this.scan(trackingNumber, status);
      }
      return;
    }
    this.scanNext(trackingNumber, 0, stepDelayMs);
  }

  books(): readonly { readonly trackingNumber: string; readonly status: string }[] {
    return [...this.statuses].map(([trackingNumber, status]) => ({ trackingNumber, status }));
  }

  private scanNext(trackingNumber: string, index: number, delayMs: number): void {
    const status = SCANS[index];
    if (!status) return;
    this.timers.after(delayMs, () => {
      this.scan(trackingNumber, status);
      this.scanNext(trackingNumber, index + 1, delayMs);
    });
  }

  private scan(trackingNumber: string, status: CarrierMessage['status']): void {
    this.statuses.set(trackingNumber, status);
    const message: CarrierMessage = {
      scanId: `${trackingNumber}/${status}`,
      carrier: CARRIER_ID,
      trackingNumber,
      status,
      at: this.clock.now().toISOString(),
      place: 'Berlin',
    };
    this.topics.publish(TOPIC.carrierEvents, `${CARRIER_ID}/${trackingNumber}`, message);
  }
}
