import fc from 'fast-check';
import type { OrderEvent, ParcelEvent, ParcelStatus } from '@throughline/contracts';
import { evolve, foldOrder, type Order } from '@throughline/order';
import { facts } from '@throughline/testing';
import { parcelDecider, type Parcel } from './parcels/parcel.decider.js';
import { milestoneDecider } from './shipping/milestone.decider.js';
import { warehouseDecider, type WarehouseCommand } from './shipping/warehouse.decider.js';

const AT = '2026-01-05T13:00:00.000Z';
const name = { carrier: 'dhl', trackingNumber: 'T1' };
const told = { shipmentId: '1', at: AT };
const teas = (quantity: number) => ({ lineId: '1', sku: 'TEA', quantity });

const asked = [
  facts.placed([facts.line({ quantity: 4 })]),
  facts.reserved(),
  ...facts.covered(4000),
  facts.routed([{ shipmentId: '1', lines: [teas(4)] }]),
  facts.allocated(),
  facts.released('1', [teas(4)]),
];

type Message =
  | { readonly from: 'warehouse'; readonly command: WarehouseCommand }
  | { readonly from: 'carrier'; readonly scanId: string; readonly status: ParcelStatus };

const warehouse = (command: WarehouseCommand): Message => ({ from: 'warehouse', command });
const scan = (status: ParcelStatus): Message => ({ from: 'carrier', scanId: status, status });

const scans = [scan('accepted'), scan('in-transit'), scan('out-for-delivery'), scan('delivered')];
const acknowledged = warehouse({ type: 'AcknowledgeShipment', data: told });
const packed = warehouse({ type: 'PackShipment', data: { ...told, cartons: 1 } });

const wholeShipment: readonly Message[] = [
  acknowledged,
  warehouse({ type: 'PickShipment', data: { ...told, lines: [teas(4)] } }),
  packed,
  warehouse({ type: 'ShipShipment', data: { ...told, ...name, lines: [teas(4)] } }),
  ...scans,
];

const shortShipment: readonly Message[] = [
  acknowledged,
  warehouse({ type: 'PickShipmentShort', data: { ...told, found: [teas(3)] } }),
  packed,
  warehouse({ type: 'ShipShipment', data: { ...told, ...name, lines: [teas(3)] } }),
  ...scans,
];

/** An order and its parcel, with triggers between them that wait until somebody handles them. */
class Journey {
  private order: Order | undefined = foldOrder(asked);
  private parcel: Parcel = parcelDecider.initial;
  private triggers: ('register' | 'report')[] = [];

  receive(message: Message): void {
    if (message.from === 'warehouse') {
      this.append(warehouseDecider.decide(message.command, this.order));
      return;
    }
    const { scanId, status } = message;
    const orderId = this.parcel.registration?.orderId ?? null;
    const data = { ...name, scanId, status, at: AT, place: null, orderId };
    this.appendToParcel(parcelDecider.decide({ type: 'RecordScan', data }, this.parcel));
  }

  /** Handles one of the waiting triggers, any of them. */
  handleOne(choice: number): void {
    const [trigger] = this.triggers.splice(choice % Math.max(this.triggers.length, 1), 1);
    if (trigger === 'register') {
      const data = { ...name, orderId: this.order?.orderId ?? '', shipmentId: '1' };
      this.appendToParcel(parcelDecider.decide({ type: 'RegisterParcel', data }, this.parcel));
    }
    const { registration, milestone } = this.parcel;
    if (trigger === 'report' && registration && milestone) {
      const data = { ...name, shipmentId: registration.shipmentId, ...milestone };
      this.append(milestoneDecider.decide({ type: 'RecordMilestone', data }, this.order));
    }
  }

  end(): object {
    while (this.triggers.length > 0) this.handleOne(0);
    const shipment = this.order?.shipments[0];
    return { ...shipment, at: undefined, failures: this.order?.failures };
  }

  private append(decision: ReturnType<typeof warehouseDecider.decide>): void {
    expect(decision.outcome).not.toBe('reject');
    for (const event of decision.outcome === 'accept' ? decision.events : []) {
      this.order = evolve(this.order, event satisfies OrderEvent);
      if (event.type === 'ShipmentShipped') this.triggers.push('register');
    }
  }

  private appendToParcel(decision: ReturnType<typeof parcelDecider.decide>): void {
    expect(decision.outcome).not.toBe('reject');
    for (const event of decision.outcome === 'accept' ? decision.events : []) {
      this.parcel = parcelDecider.evolve(this.parcel, event satisfies ParcelEvent);
      this.triggers.push('report');
    }
  }
}

/** Every message at least once, some more often, in any order, with triggers handled in between. */
const disorderOf = (messages: readonly Message[]) =>
  fc
    .array(fc.constantFrom(...messages), { maxLength: 8 })
    .chain((repeats) =>
      fc.shuffledSubarray([...messages, ...repeats], { minLength: messages.length + repeats.length }),
    )
    .chain((received) =>
      fc.record({
        received: fc.constant(received),
        choices: fc.array(fc.nat({ max: 9 }), { minLength: received.length, maxLength: received.length }),
      }),
    );

const inOrder = (messages: readonly Message[]): object => {
  const journey = new Journey();
  for (const message of messages) {
    journey.receive(message);
    journey.handleOne(0);
  }
  return journey.end();
};

describe.each([
  ['of a whole shipment', wholeShipment, [teas(4)], []],
  ['of a short shipment', shortShipment, [teas(3)], [teas(1)]],
])('messages of partners %s', (_, messages, lines, shortUnanswered) => {
  it('bring it to its door', () => {
    expect(inOrder(messages)).toMatchObject({ status: 'delivered', ...name, lines, shortUnanswered });
  });

  it('end in the same state in whatever order and however often they come', () => {
    const expected = inOrder(messages);
    fc.assert(
      fc.property(disorderOf(messages), ({ received, choices }) => {
        const journey = new Journey();
        received.forEach((message, index) => {
          journey.receive(message);
          const choice = choices[index] ?? 0;
          if (choice % 2 === 0) journey.handleOne(choice);
        });
        expect(journey.end()).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });
});
