import { TOPIC, topicNamed } from '@throughline/contracts';
import { orderIdFor } from '@throughline/kernel';
import { checkOrder } from './check-order.js';
import { contentHashOfOrder, draftOf, personIdOf, type OrderDraft } from './order-draft.js';
import type { PlaceOrderDto } from './place-order.dto.js';

const example = topicNamed(TOPIC.channelOrders).example as PlaceOrderDto;

async function draft(changes: object = {}, cardNumbersRemoved = 0): Promise<OrderDraft> {
  const checked = await checkOrder(
    { ...example, ...changes },
    {
      hasChannel: () => true,
      findProduct: (sku) =>
        sku === 'NO-SUCH'
          ? undefined
          : { sku, title: sku, weightGrams: 1, isTracked: true, requiresShipping: true },
    },
  );
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return draftOf(checked.order, cardNumbersRemoved);
}

describe('what is stored of an order', () => {
  it('has the id that its channel and external id give', async () => {
    const { placed } = await draft();
    expect(placed.orderId).toBe(orderIdFor('web', '1071'));
  });

  it('is called by its external id where the channel has no number for it', async () => {
    expect((await draft()).placed.orderNumber).toBe('1071');
    expect((await draft({ orderNumber: '#1071' })).placed.orderNumber).toBe('#1071');
  });

  it('was placed at an instant of one form, whatever zone it came in', async () => {
    expect((await draft({ placedAt: '2026-01-05T11:00:00+01:00' })).placed.placedAt).toBe(
      '2026-01-05T10:00:00.000Z',
    );
  });

  it('is what the channel said', async () => {
    const { placed, personal } = await draft({
      sourceVersion: '7',
      shipping: { method: 'dhl-express', amountMinor: 0 },
      presentment: { currency: 'CHF', totalMinor: 2400 },
    });
    expect(placed).toMatchObject({
      sourceVersion: '7',
      shippingMethod: 'dhl-express',
      presentment: { currency: 'CHF', totalMinor: 2400 },
      lines: [{ sku: 'TEA-EARL-100', quantity: 2 }],
      tenders: example.tenders,
    });
    expect(personal.shipTo).toEqual(example.shipTo);
  });

  it('says what it does not know, or leaves it out', async () => {
    const { placed } = await draft();
    expect(placed).toMatchObject({ sourceVersion: null, shippingMethod: 'standard' });
    expect(placed).not.toHaveProperty('presentment');
  });

  it('holds everything about a person apart from everything else', async () => {
    const { placed, personal } = await draft({
      billTo: { line1: 'Marktplatz 3', city: 'Bonn', countryCode: 'DE' },
      customer: {
        email: 'ada@example.com',
        name: 'Ada Byron',
        phone: '+4930901820',
        locale: 'de',
        note: 'ring twice',
      },
    });
    const written = JSON.stringify(placed);
    for (const text of ['ada@', 'Byron', 'Hauptstr', 'Marktplatz', '4930901820', 'ring twice']) {
      expect(written).not.toContain(text);
    }
    expect(personal).toMatchObject({
      email: 'ada@example.com',
      note: 'ring twice',
      billTo: { city: 'Bonn' },
    });
  });

  it('needs an address where something is to be shipped, and not where the order is only recorded', async () => {
    expect((await draft()).placed.requiresShipTo).toBe(true);
    expect((await draft({ test: true })).placed).toMatchObject({
      requiresShipTo: false,
      recordOnly: 'test-order',
    });
    const lines = example.lines.map((line) => ({ ...line, requiresShipping: false }));
    expect((await draft({ lines })).placed.requiresShipTo).toBe(false);
  });

  it('waits for a person with every line that nobody can ship, named by line and SKU alone', async () => {
    const [line] = example.lines;
    const lines = [
      { ...line, lineId: 'a', sku: undefined, title: 'For Ada', quantity: 1 },
      { ...line, lineId: 'b', quantity: 1 },
      { ...line, lineId: 'c', sku: 'NO-SUCH', unitPriceMinor: 0 },
    ];
    expect((await draft({ lines })).holds).toEqual([
      {
        holdId: 'unmapped-line',
        kind: 'unmapped-line',
        reason: 'line a has no SKU; line c: no product has the SKU NO-SUCH',
      },
    ]);
  });

  it('waits for a person after a card number was taken out', async () => {
    expect((await draft({}, 1)).holds).toEqual([
      { holdId: 'card-number', kind: 'manual', reason: 'card number removed from a note' },
    ]);
    expect((await draft()).holds).toEqual([]);
  });
});

describe('the content of an order', () => {
  it('is the same in another order of members and with another version', () => {
    const { channelId, ...rest } = example;
    expect(contentHashOfOrder({ ...rest, channelId, sourceVersion: '2' })).toBe(contentHashOfOrder(example));
  });

  it.each<[string, Partial<PlaceOrderDto>]>([
    ['an amount', { tenders: [{ tenderId: 'card', kind: 'card', amountMinor: 2400, token: 'tok_approve' }] }],
    ['a note', { customer: { ...example.customer, note: 'x' } }],
    ['a flag', { cancelledAtChannel: true }],
    ['a line', { lines: example.lines.map((line) => ({ ...line, quantity: 3 })) }],
  ])('is another with another %s', (_, changes) => {
    expect(contentHashOfOrder({ ...example, ...changes })).not.toBe(contentHashOfOrder(example));
  });
});

describe('a person', () => {
  it('is one per channel and address, however it is written', () => {
    expect(personIdOf('web', 'Ada@Example.com', '1')).toBe(personIdOf('web', 'ada@example.com', '2'));
    expect(personIdOf('web', 'ada@example.com', '1')).not.toBe(personIdOf('pos', 'ada@example.com', '1'));
  });

  it('is one per order where there is no address', () => {
    expect(personIdOf('web', undefined, '1')).not.toBe(personIdOf('web', undefined, '2'));
  });
});
