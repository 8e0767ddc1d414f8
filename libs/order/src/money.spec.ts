import fc from 'fast-check';
import type { OrderEvent } from '@throughline/contracts';
import { splitMinor } from '@throughline/kernel';
import { facts } from '@throughline/testing';
import { foldOrder } from './evolve.js';
import { captureShares, coveredMinor, requestedMinor, shippedShipments } from './money.js';
import type { Order } from './order.js';

const { line, placed, reserved, covered, routed, allocated, shipped } = facts;

const capture = (order: Order, round: number): OrderEvent[] =>
  captureShares(order, shippedShipments(order)).map(
    ({ tenderId, authorizationId, gatewayReference, amountMinor }) => ({
      type: 'PaymentCaptureRequested',
      data: {
        captureId: `${tenderId}-${round}`,
        tenderId,
        authorizationId,
        gatewayReference,
        shipmentId: String(round),
        amountMinor,
        currency: 'EUR',
        requestedAt: '2026-01-05T12:00:00.000Z',
      },
    }),
  );

describe('charging shipment by shipment', () => {
  it('never asks for more than was authorized, and for all of it with the last unit', () => {
    const lines = fc.array(
      fc.record({ quantity: fc.integer({ min: 1, max: 5 }), price: fc.integer({ min: 0, max: 9999 }) }),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(lines, fc.integer({ min: 0, max: 500 }), (wanted, freightMinor) => {
        const orderLines = wanted.map(({ quantity, price }, index) =>
          line({ lineId: String(index), sku: `SKU-${index}`, quantity, unitPriceMinor: price }),
        );
        const goodsMinor = orderLines.reduce((sum, { totalMinor }) => sum + totalMinor, 0);
        const totalMinor = goodsMinor + freightMinor;
        const order = placed(orderLines, {
          tenders: totalMinor > 0 ? [facts.card(totalMinor)] : [],
          totals: { ...placed(orderLines).data.totals, shippingMinor: freightMinor, totalMinor },
        });
        const units = orderLines.flatMap(({ lineId, sku, quantity }) =>
          Array.from({ length: quantity }, () => ({ lineId, sku: sku ?? '', quantity: 1 })),
        );
        const plan = units.map((unit, index) => ({ shipmentId: String(index + 1), lines: [unit] }));
        const events: OrderEvent[] = [
          order,
          reserved(),
          ...(totalMinor > 0 ? covered(totalMinor) : [facts.screened()]),
          routed(plan),
          allocated(plan.map(({ shipmentId }) => shipmentId)),
        ];
        for (const [round, { shipmentId, lines: carried }] of plan.entries()) {
          events.push(shipped(shipmentId, carried));
          events.push(...capture(foldOrder(events) as Order, round));
          const { tenders } = foldOrder(events) as Order;
          for (const tender of tenders)
            expect(requestedMinor(tender)).toBeLessThanOrEqual(coveredMinor(tender));
        }
        const asked = (foldOrder(events) as Order).tenders.map(requestedMinor);
        expect(asked).toEqual(totalMinor > 0 ? [totalMinor] : []);
      }),
      { numRuns: 200 },
    );
  });

  it('charges a kit by its components, and for all of it with the last unit', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        parts,
        fc.integer({ min: 0, max: 9999 }),
        fc.integer({ min: 0, max: 999 }),
        (perKit, kitMinor, teaMinor) => {
          const shares = splitMinor(kitMinor, perKit);
          const components = perKit.map((quantity, index) =>
            line({
              lineId: `1.${index + 1}`,
              kitLineId: '1',
              sku: `SKU-${index}`,
              quantity,
              totalMinor: shares[index] ?? 0,
            }),
          );
          const kit = line({ sku: 'KIT', unitPriceMinor: kitMinor, handling: 'kit', isTracked: false });
          const toShip = [...components, line({ lineId: '2', unitPriceMinor: teaMinor })];
          const totalMinor = kitMinor + teaMinor;
          const plan = toShip.map(({ lineId, sku, quantity }, index) => ({
            shipmentId: String(index + 1),
            lines: [{ lineId, sku: sku ?? '', quantity }],
          }));
          const events: OrderEvent[] = [
            placed([kit, ...toShip], {
              tenders: totalMinor > 0 ? [facts.card(totalMinor)] : [],
              totals: { ...placed([kit]).data.totals, itemsMinor: totalMinor, totalMinor },
            }),
            reserved(),
            ...(totalMinor > 0 ? covered(totalMinor) : [facts.screened()]),
            routed(plan),
            allocated(plan.map(({ shipmentId }) => shipmentId)),
          ];
          let doneMinor = 0;
          for (const [round, { shipmentId, lines: carried }] of plan.entries()) {
            doneMinor += toShip[round]?.totalMinor ?? 0;
            events.push(shipped(shipmentId, carried));
            events.push(...capture(foldOrder(events) as Order, round));
            const asked = (foldOrder(events) as Order).tenders.map(requestedMinor);
            expect(asked).toEqual(totalMinor > 0 ? [doneMinor] : []);
          }
          expect(doneMinor).toBe(totalMinor);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('asks for a shipment once', () => {
    const two = [line({ quantity: 2, unitPriceMinor: 500 })];
    const unit = { lineId: '1', sku: 'TEA', quantity: 1 };
    const plan = [
      { shipmentId: '1', lines: [unit] },
      { shipmentId: '2', lines: [unit] },
    ];
    const events = [
      placed(two),
      reserved(),
      ...covered(1000),
      routed(plan),
      allocated(['1', '2']),
      shipped('1', [unit]),
    ];
    const first = capture(foldOrder(events) as Order, 1);
    expect(first.map(({ data }) => data)).toEqual([expect.objectContaining({ amountMinor: 500 })]);
    expect(capture(foldOrder([...events, ...first]) as Order, 1)).toEqual([]);
  });
});
