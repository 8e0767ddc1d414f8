import type { OrderLine } from '@throughline/contracts';
import { facts } from '@throughline/testing';
import { InventoryBench, type InventoryProcess } from '../inventory-bench.js';
import { RESERVATION_TTL_MS } from './reserve-stock.js';

const line = (lineId: string, sku: string, quantity: number, overrides: Partial<OrderLine> = {}): OrderLine =>
  facts.line({ lineId, sku, quantity, ...overrides });

const order = (orderId: string, ...lines: readonly OrderLine[]) => facts.placed(lines, { orderId });

describe('reserving the stock of orders', () => {
  let bench: InventoryBench;
  let inventory: InventoryProcess;

  beforeEach(() => {
    bench = new InventoryBench();
    inventory = bench.process();
  });
  afterEach(() => bench.dispose());

  const reserve = (orderId: string): Promise<void> =>
    inventory.reserveStock.forOrder(orderId, bench.because(orderId));
  const release = (orderId: string): Promise<void> =>
    inventory.releaseStock.forOrder(orderId, bench.because(orderId));
  const held = async (sku: string, orderId: string) => {
    const entry = (await bench.item(sku)).entries.get(orderId);
    return entry && { attempt: entry.attempt, reserved: entry.reserved, queued: entry.queued };
  };

  it('reserves each counted item once, the same SKU on two lines summed', async () => {
    await bench.receive('TEA', 5);
    await bench.receive('CUP', 1);
    await bench.tell(
      'o1',
      order(
        'o1',
        line('1', 'TEA', 2),
        line('2', 'CUP', 1),
        line('3', 'TEA', 3),
        line('4', 'CARD', 1, { isTracked: false }),
        line('5', 'EBOOK', 1, { handling: 'no-shipment' }),
      ),
    );
    await reserve('o1');
    await reserve('o1');
    expect(await held('TEA', 'o1')).toEqual({ attempt: 1, reserved: 5, queued: 0 });
    expect(await held('CUP', 'o1')).toEqual({ attempt: 1, reserved: 1, queued: 0 });
    expect(await bench.answers('o1')).toEqual(['StockReserved']);
    const events = await bench.events();
    expect(events.at(-1)?.data).toEqual({
      attempt: 1,
      items: [
        { sku: 'CUP', quantity: 1 },
        { sku: 'TEA', quantity: 5 },
      ],
      expiresAt: new Date(bench.clock.now().getTime() + RESERVATION_TTL_MS).toISOString(),
    });
  });

  it('lasts as long as the channel says', async () => {
    bench.settings.apply(channelSet(3_600_000));
    await bench.receive('TEA', 1);
    await bench.tell('o1', order('o1', line('1', 'TEA', 1)));
    await reserve('o1');
    expect((await bench.order('o1')).reservation.expiresAt).toBe('2026-01-05T11:00:00.000Z');
  });

  it('leaves an order alone that needs no stock', async () => {
    await bench.tell('o1', order('o1', line('1', 'EBOOK', 1, { handling: 'no-shipment' })));
    await reserve('o1');
    expect(await bench.answers('o1')).toEqual([]);
  });

  it('stops at the first item that is short, so that orders never wait in a circle', async () => {
    await bench.receive('A', 1);
    await bench.receive('C', 1);
    await bench.tell('o1', order('o1', line('1', 'C', 1), line('2', 'B', 2), line('3', 'A', 1)));
    await reserve('o1');
    expect(await held('A', 'o1')).toMatchObject({ reserved: 1 });
    expect(await held('B', 'o1')).toMatchObject({ reserved: 0, queued: 2 });
    expect(await held('C', 'o1')).toBeUndefined();
    expect((await bench.order('o1')).reservation).toMatchObject({
      status: 'backordered',
      waitingFor: { sku: 'B', quantity: 2 },
    });
  });

  it('goes on when the queue served it, to the next item that is short', async () => {
    await bench.tell('o1', order('o1', line('1', 'A', 1), line('2', 'B', 2)));
    await reserve('o1');
    await bench.receive('A', 1);
    await reserve('o1');
    expect((await bench.order('o1')).reservation.waitingFor).toEqual({ sku: 'B', quantity: 2 });
    await bench.receive('B', 2);
    await reserve('o1');
    expect(await bench.answers('o1')).toEqual(['StockBackordered', 'StockBackordered', 'StockReserved']);
  });

  it('says once that it waits', async () => {
    await bench.tell('o1', order('o1', line('1', 'A', 1)));
    await reserve('o1');
    await reserve('o1');
    expect(await bench.answers('o1')).toEqual(['StockBackordered']);
  });

  it('gives everything back when the order is cancelled, and the next in the queue gets it', async () => {
    await bench.receive('A', 1);
    await bench.tell('o1', order('o1', line('1', 'A', 1), line('2', 'B', 1)));
    await bench.tell('o2', order('o2', line('1', 'A', 1)));
    await reserve('o1');
    await reserve('o2');
    await bench.tell('o1', facts.cancelled());
    await release('o1');
    await release('o1');
    expect(await held('A', 'o1')).toBeUndefined();
    expect(await held('B', 'o1')).toBeUndefined();
    expect(await held('A', 'o2')).toMatchObject({ reserved: 1, queued: 0 });
    expect(await bench.answers('o1')).toEqual(['StockBackordered', 'StockReleased']);
    await reserve('o2');
    expect(await bench.answers('o2')).toEqual(['StockBackordered', 'StockReserved']);
  });

  it('releases nothing that the ledger has not ended', async () => {
    await bench.receive('A', 1);
    await bench.tell('o1', order('o1', line('1', 'A', 1)));
    await reserve('o1');
    await release('o1');
    expect(await held('A', 'o1')).toMatchObject({ reserved: 1 });
    expect(await bench.answers('o1')).toEqual(['StockReserved']);
  });

  it('takes nothing for an order that was cancelled before', async () => {
    await bench.receive('A', 1);
    await bench.tell('o1', order('o1', line('1', 'A', 1)), facts.cancelled());
    await reserve('o1');
    expect(await held('A', 'o1')).toBeUndefined();
  });

  it('expires when nobody covers it in time, and begins anew when a person says so', async () => {
    await bench.receive('A', 1);
    await bench.tell('o1', order('o1', line('1', 'A', 1)));
    await reserve('o1');
    const expire = () => inventory.expireReservation.ofOrder('o1', bench.because('o1'));
    bench.passTime(RESERVATION_TTL_MS - 1);
    await expire();
    expect(await bench.answers('o1')).toEqual(['StockReserved']);
    bench.passTime(1);
    await expire();
    await release('o1');
    expect(await held('A', 'o1')).toBeUndefined();

    const step = 'reservation-expired:1';
    await bench.tell('o1', {
      type: 'ExceptionResolved',
      data: { step, resolution: 'retry', reason: 'paid' },
    });
    await inventory.duties.doOwed('o1', bench.because('o1'));
    expect(await held('A', 'o1')).toEqual({ attempt: 2, reserved: 1, queued: 0 });
    expect(await bench.answers('o1')).toEqual([
      'StockReserved',
      'ReservationExpired',
      'StockReleased',
      'StockReserved',
    ]);
  });
});

const channelSet = (reservationTtlMs: number) =>
  ({
    type: 'ChannelSet',
    data: {
      settings: {
        channelId: 'web',
        name: 'Web',
        platform: 'generic',
        webhookSecretName: null,
        reservationTtlMs,
      },
      reason: 'test',
    },
  }) as never;
