import { Injectable } from '@nestjs/common';
import { parcelStream, type ParcelEvent, type ParcelName, type ParcelScanned } from '@throughline/contracts';
import { TransientFault } from '@throughline/kernel';
import type { Shipment } from '@throughline/order';
import { Ledgers, type CommandContext, type Handled, type StreamLedger } from '@throughline/service-kit';
import { milestoneDecider } from '../shipping/milestone.decider.js';
import { parcelOf } from '../shipping/parcel-name.js';
import { Shipments } from '../shipping/shipments.js';
import { OTHER_ORDER, parcelDecider, type Parcel, type ParcelCommand } from './parcel.decider.js';

/** Scans kept in memory per parcel are few, and a parcel is of interest for days. */
const CACHED_PARCELS_MAX = 10_000;

const streamOf = ({ carrier, trackingNumber }: ParcelName): string => parcelStream(carrier, trackingNumber);

/** Parcels on their way: their own streams, and what of them the orders' ledgers are told. */
@Injectable()
export class Parcels {
  private readonly ledger: StreamLedger<Parcel, ParcelEvent>;

  constructor(
    private readonly ledgers: Ledgers,
    private readonly shipments: Shipments,
  ) {
    this.ledger = ledgers.of<Parcel, ParcelEvent>(parcelDecider, { cachedStatesMax: CACHED_PARCELS_MAX });
  }

  /** The parcel as the store has it now. */
  async latest(name: ParcelName): Promise<Parcel> {
    return (await this.ledger.latest(streamOf(name))).state;
  }

  /** @throws TransientFault if the parcel was registered meanwhile: told again, the scan finds its order */
  async scan(scan: ParcelScanned['data']): Promise<void> {
    const stream = streamOf(scan);
    const { registration } = await this.latest(scan);
    const orderId = registration?.orderId ?? null;
    const handled = await this.handle(
      stream,
      { type: 'RecordScan', data: { ...scan, orderId } },
      {
        causationId: scan.scanId,
        correlationId: orderId ?? stream,
        actor: 'partner:carrier',
      },
    );
    if (handled.outcome === 'reject' && handled.code === OTHER_ORDER) {
      throw new TransientFault(`${stream} was registered while a scan of it was recorded`);
    }
  }

  /** Lets the parcel know whose it is. If it is another's already, a person has to look. */
  async register(
    orderId: string,
    shipmentId: string,
    { carrier, trackingNumber }: ParcelName,
    { causationId, correlationId, actor }: CommandContext,
  ): Promise<void> {
    const data = { carrier, trackingNumber, orderId, shipmentId };
    const context = { causationId, correlationId, actor };
    const handled = await this.handle(streamOf(data), { type: 'RegisterParcel', data }, context);
    if (handled.outcome !== 'reject') return;
    const reason = `${carrier} ${trackingNumber}: ${handled.detail ?? handled.code}`;
    await this.shipments.giveUp(orderId, `await-delivery:${shipmentId}`, reason, context);
  }

  /** Tells the order of a registered parcel how far it got, by the facts up to `revision` of its stream. */
  async report(stream: string, revision: number, name: ParcelName, context: CommandContext): Promise<void> {
    const { state } = await this.ledger.load(stream, revision);
    await this.tell(state, name, context);
  }

  /** Makes good whatever was missed: registers the parcel of a shipment that left, and tells how far it got. */
  async follow(orderId: string, shipment: Shipment, context: CommandContext): Promise<void> {
    const name = parcelOf(shipment);
    if (!name) return;
    await this.register(orderId, shipment.shipmentId, name, context);
    await this.tell(await this.latest(name), name, context);
  }

  private async tell(
    { registration, milestone }: Parcel,
    name: ParcelName,
    context: CommandContext,
  ): Promise<void> {
    if (!registration || !milestone) return;
    const { orderId, shipmentId } = registration;
    const data = { ...name, shipmentId, ...milestone };
    const because = { ...context, correlationId: orderId };
    await this.ledgers.orders.handle(milestoneDecider, orderId, { type: 'RecordMilestone', data }, because);
  }

  private handle(stream: string, command: ParcelCommand, context: CommandContext): Promise<Handled<Parcel>> {
    return this.ledger.handle(parcelDecider, stream, command, context);
  }
}
