import type { OrderEvent, OrderLine } from '@throughline/contracts';
import { facts } from '@throughline/testing';

type Facts = readonly OrderEvent[];

/** What is known of an order before its facts are made. */
export interface Draft {
  readonly number: number;
  readonly orderId: string;
  readonly channelId: string;
  readonly placedAt: string;
  readonly lines: readonly OrderLine[];
  readonly totalMinor: number;
  readonly locationId: string;
  readonly random: () => number;
}

const quantities = ({ lines }: Draft) =>
  lines.map(({ lineId, sku, quantity }) => ({ lineId, sku: sku ?? '', quantity }));

const routedTo = (draft: Draft): Facts => [
  facts.routed([{ shipmentId: '1', locationId: draft.locationId, lines: quantities(draft) }]),
  facts.allocated(),
  facts.released('1', quantities(draft)),
];

const at = ({ placedAt }: Draft) => ({ shipmentId: '1', at: placedAt });

const inWarehouse = (draft: Draft): Facts => [
  { type: 'ShipmentAcknowledged', data: at(draft) },
  { type: 'ShipmentPicked', data: { ...at(draft), lines: quantities(draft) } },
  { type: 'ShipmentPacked', data: { ...at(draft), cartons: 1 } },
];

const sent = (draft: Draft): Facts => {
  const { locationId, number, totalMinor } = draft;
  const parcel = { carrier: 'dhl', trackingNumber: `JD${String(10_000_000_000 + number)}` };
  const money = { captureId: 'c1', tenderId: 'card', shipmentId: '1', amountMinor: totalMinor };
  return [
    { type: 'ShipmentShipped', data: { ...at(draft), ...parcel, locationId, lines: quantities(draft) } },
    { type: 'StockIssued', data: { shipmentId: '1', locationId, lines: quantities(draft) } },
    {
      type: 'PaymentCaptureRequested',
      data: {
        ...money,
        ...{ authorizationId: 'auth-card-1', gatewayReference: 'gw-card-1', currency: 'EUR' },
        requestedAt: draft.placedAt,
      },
    },
    { type: 'PaymentCaptured', data: { ...money, gatewayReference: 'gw-c1' } },
  ];
};

const arrived = (draft: Draft): Facts => [{ type: 'ShipmentInTransit', data: at(draft) }, facts.delivered()];

const completed = ({ placedAt }: Draft): Facts => [
  { type: 'OrderCompleted', data: { completedAt: placedAt } },
];

const paid = ({ totalMinor }: Draft): Facts => [facts.reserved(), ...facts.covered(totalMinor)];

const stuck: OrderEvent = {
  type: 'StepFailed',
  data: { step: 'route-order:1', owner: 'routing', reason: 'no location', attempts: 6, deadLetter: null },
};

type Life = (draft: Draft) => readonly Facts[];

/** How orders go, each as often as in a shop with a past: most are done, some are under way, few are stuck. */
export const LIVES: readonly (readonly [Life, number])[] = [
  [
    (draft) => [
      paid(draft),
      [...routedTo(draft), ...inWarehouse(draft)],
      [...sent(draft), ...arrived(draft), ...completed(draft)],
    ],
    74,
  ],
  [(draft) => [paid(draft), [...routedTo(draft), ...inWarehouse(draft)], sent(draft)], 6],
  [(draft) => [paid(draft), [...routedTo(draft), ...inWarehouse(draft)]], 4],
  [(draft) => [paid(draft), routedTo(draft)], 2],
  [paidOnly, 1],
  [() => [[facts.backordered()]], 2],
  [() => [[facts.reserved(), facts.screened('review')]], 0.6],
  [
    ({ totalMinor }) => [
      [facts.reserved(), facts.screened(), facts.authorizationRequested(totalMinor), facts.declined()],
    ],
    0.8,
  ],
  [() => [[facts.reserved(), facts.screened()], [facts.held()]], 0.6],
  [(draft) => [paid(draft), [stuck]], 0.3],
  [() => [[facts.reserved()], [facts.cancelled()]], 7],
  [() => [[]], 1.7],
];

function paidOnly(draft: Draft): readonly Facts[] {
  return [paid(draft)];
}
