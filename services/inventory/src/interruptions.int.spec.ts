import type { OrderEvent, OrderLine } from '@throughline/contracts';
import { nextSteps } from '@throughline/order';
import { facts, StockBook } from '@throughline/testing';
import { Crash, InventoryBench, type InventoryProcess } from './inventory-bench.js';

/** More appends than any of these takes. */
const APPENDS_MAX = 40;

const A = { lineId: '1', sku: 'A', quantity: 2 };
const B = { lineId: '2', sku: 'B', quantity: 1 };
const C = { lineId: '3', sku: 'C', quantity: 1 };
const lines: OrderLine[] = [A, B, C].map((line) => facts.line(line));
const TOTAL_MINOR = 4000;

const placed = (orderId: string): OrderEvent => facts.placed(lines, { orderId });

/** One order's stock in one item: `reserved+queued+allocated`, or "-" for none. */
async function holdings(bench: InventoryBench, orderId = 'o1'): Promise<string> {
  const held = await Promise.all(
    ['A', 'B', 'C'].map(async (sku) => {
      const entry = (await bench.item(sku)).entries.get(orderId);
      const allocated = entry?.allocated.map((each) => `${each.quantity}@${each.locationId}`).join(',');
      return entry ? `${sku}:${entry.reserved}/${entry.queued}/${allocated}` : `${sku}:-`;
    }),
  );
  return held.join(' ');
}

async function onHand(bench: InventoryBench): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const sku of ['A', 'B', 'C']) {
    for (const [location, stock] of (await bench.item(sku)).locations)
      counts[`${sku}@${location}`] = stock.onHand;
  }
  return counts;
}

interface Scenario {
  readonly name: string;
  arrange(bench: InventoryBench): Promise<void>;
  act(inventory: InventoryProcess, bench: InventoryBench): Promise<void>;
  expectEnd(bench: InventoryBench): Promise<void>;
}

const stockUp = async (bench: InventoryBench, quantity = 5): Promise<void> => {
  for (const sku of ['A', 'B', 'C']) await bench.receive(sku, quantity);
};

const reserve = (inventory: InventoryProcess, bench: InventoryBench): Promise<void> =>
  inventory.reserveStock.forOrder('o1', bench.because('o1'));
const release = (inventory: InventoryProcess, bench: InventoryBench): Promise<void> =>
  inventory.releaseStock.forOrder('o1', bench.because('o1'));
const allocate = (inventory: InventoryProcess, bench: InventoryBench): Promise<void> =>
  inventory.allocateStock.forOrder('o1', bench.because('o1'));

const reservedAndRouted = async (
  bench: InventoryBench,
  shipments: Parameters<typeof facts.routed>[0],
): Promise<void> => {
  await bench.tell('o1', placed('o1'));
  await reserve(bench.process(), bench);
  await bench.tell('o1', ...facts.covered(TOTAL_MINOR), facts.routed(shipments));
};

const twoShipments = [
  { shipmentId: '1', locationId: 'berlin', lines: [A, B] },
  { shipmentId: '2', locationId: 'hamburg', lines: [C] },
];

const inWarehouse = async (bench: InventoryBench): Promise<void> => {
  await reservedAndRouted(bench, [{ shipmentId: '1', lines: [A, B, C] }]);
  await allocate(bench.process(), bench);
  await bench.tell('o1', facts.released('1', [A, B, C]));
};

const shortPicked = (...short: readonly (typeof A)[]): OrderEvent => ({
  type: 'ShipmentShortPicked',
  data: { shipmentId: '1', at: '2026-01-05T12:00:00.000Z', lines: [], short },
});

const reserving: Scenario = {
  name: 'reserving',
  arrange: async (bench) => {
    await stockUp(bench);
    await bench.tell('o1', placed('o1'));
  },
  act: reserve,
  expectEnd: async (bench) => {
    expect(await holdings(bench)).toBe('A:2/0/ B:1/0/ C:1/0/');
    expect(await bench.answers('o1')).toEqual(['StockReserved']);
  },
};

const allocating: Scenario = {
  name: 'allocating two shipments',
  arrange: async (bench) => {
    await stockUp(bench);
    await bench.receive('C', 1, 'hamburg');
    await reservedAndRouted(bench, twoShipments);
  },
  act: allocate,
  expectEnd: async (bench) => {
    expect(await holdings(bench)).toBe('A:0/0/2@berlin B:0/0/1@berlin C:0/0/1@hamburg');
    expect(await bench.answers('o1')).toEqual(['StockReserved', 'StockAllocated']);
  },
};

const refusing: Scenario = {
  name: 'allocating where a location is short',
  arrange: async (bench) => {
    await stockUp(bench);
    await reservedAndRouted(bench, twoShipments);
  },
  act: allocate,
  expectEnd: async (bench) => {
    expect(await holdings(bench)).toBe('A:2/0/ B:1/0/ C:1/0/');
    expect(await bench.answers('o1')).toEqual(['StockReserved', 'AllocationRefused']);
    const order = await bench.order('o1');
    expect(order.routing.exclusions).toEqual([{ locationId: 'hamburg', sku: 'C' }]);
    expect(order.reservation.status).toBe('reserved');
  },
};

const scenarios: readonly Scenario[] = [
  reserving,
  allocating,
  refusing,
  {
    name: 'finding an item short',
    arrange: async (bench) => {
      await bench.receive('A', 5);
      await bench.tell('o1', placed('o1'));
    },
    act: reserve,
    expectEnd: async (bench) => {
      expect(await holdings(bench)).toBe('A:2/0/ B:0/1/ C:-');
      expect(await bench.answers('o1')).toEqual(['StockBackordered']);
    },
  },
  {
    name: 'going on after the queue served it',
    arrange: async (bench) => {
      await bench.receive('A', 5);
      await bench.receive('C', 5);
      await bench.tell('o1', placed('o1'));
      await reserve(bench.process(), bench);
      await bench.receive('B', 5);
    },
    act: reserve,
    expectEnd: async (bench) => {
      expect(await holdings(bench)).toBe('A:2/0/ B:1/0/ C:1/0/');
      expect(await bench.answers('o1')).toEqual(['StockBackordered', 'StockReserved']);
    },
  },
  {
    name: 'releasing after a cancellation',
    arrange: async (bench) => {
      await allocating.arrange(bench);
      await allocate(bench.process(), bench);
      await bench.tell('o1', facts.cancelled());
    },
    act: release,
    expectEnd: async (bench) => {
      expect(await holdings(bench)).toBe('A:- B:- C:-');
      expect(await bench.answers('o1')).toEqual(['StockReserved', 'StockAllocated', 'StockReleased']);
    },
  },
  {
    name: 'reserving anew after an expiry',
    arrange: async (bench) => {
      await reserving.arrange(bench);
      await reserve(bench.process(), bench);
      await bench.tell(
        'o1',
        facts.screened('review'),
        { type: 'ReservationExpired', data: { attempt: 1 } },
        { type: 'FraudReviewApproved', data: { reason: 'known customer' } },
      );
    },
    act: async (inventory, bench) => {
      await reserve(inventory, bench);
      await release(inventory, bench);
    },
    expectEnd: async (bench) => {
      expect(await holdings(bench)).toBe('A:2/0/ B:1/0/ C:1/0/');
      expect((await bench.item('A')).entries.get('o1')?.attempt).toBe(2);
      expect((await bench.order('o1')).reservation).toMatchObject({ status: 'reserved', releasedAttempt: 1 });
    },
  },
  {
    name: 'answering a short pick',
    arrange: async (bench) => {
      for (const [sku, quantity] of [
        ['A', 2],
        ['B', 5],
        ['C', 1],
      ] as const)
        await bench.receive(sku, quantity);
      await inWarehouse(bench);
      await bench.tell('o1', shortPicked({ ...A, quantity: 1 }, B));
    },
    act: (inventory, bench) => inventory.returnShort.ofOrder('o1', bench.because('o1')),
    expectEnd: async (bench) => {
      expect(await holdings(bench)).toBe('A:0/1/1@berlin B:1/0/ C:0/0/1@berlin');
      expect(await onHand(bench)).toEqual({ 'A@berlin': 1, 'B@berlin': 4, 'C@berlin': 1 });
      const order = await bench.order('o1');
      expect(order.reservation).toMatchObject({
        status: 'backordered',
        waitingFor: { sku: 'A', quantity: 1 },
      });
      expect(order.shipments[0]?.shortUnanswered).toEqual([]);
      expect((await bench.answers('o1')).filter((type) => type === 'AllocationRefused')).toHaveLength(1);
    },
  },
  {
    name: 'issuing a shipment that left without all that was allocated',
    arrange: async (bench) => {
      await stockUp(bench);
      await inWarehouse(bench);
      await bench.tell('o1', facts.shipped('1', [{ ...A, quantity: 1 }, B]));
    },
    act: (inventory, bench) => inventory.issueStock.ofOrder('o1', bench.because('o1')),
    expectEnd: async (bench) => {
      expect(await holdings(bench)).toBe('A:1/0/ B:- C:1/0/');
      expect(await onHand(bench)).toEqual({ 'A@berlin': 4, 'B@berlin': 4, 'C@berlin': 5 });
      expect((await bench.answers('o1')).filter((type) => type === 'StockIssued')).toHaveLength(1);
    },
  },
  {
    name: 'issuing a shipment whose short pick is not answered yet',
    arrange: async (bench) => {
      await stockUp(bench);
      await inWarehouse(bench);
      await bench.tell('o1', shortPicked(C), facts.shipped('1', [A, B]));
    },
    act: (inventory, bench) => inventory.issueStock.ofOrder('o1', bench.because('o1')),
    expectEnd: async (bench) => {
      expect(await holdings(bench)).toBe('A:- B:- C:1/0/');
      expect(await onHand(bench)).toEqual({ 'A@berlin': 3, 'B@berlin': 4, 'C@berlin': 4 });
      expect((await bench.order('o1')).shipments[0]).toMatchObject({
        isStockIssued: true,
        shortUnanswered: [],
      });
    },
  },
];

/** Runs `check` for every append that the scenario makes, each time on a store of its own. */
async function atEveryAppend(
  { arrange, act }: Scenario,
  interrupt: (bench: InventoryBench) => Promise<void>,
  check: (bench: InventoryBench) => Promise<void>,
): Promise<number> {
  for (let at = 1; at <= APPENDS_MAX; at += 1) {
    const bench = new InventoryBench();
    try {
      await arrange(bench);
      const inventory = bench.process((appends) => (appends === at ? interrupt(bench) : Promise.resolve()));
      await act(inventory, bench).catch((error: unknown) => expect(error).toBeInstanceOf(Crash));
      if (inventory.appends < at) return at - 1;
      await check(bench);
      expect(new StockBook().follow(await bench.events())).toEqual([]);
    } finally {
      await bench.dispose();
    }
  }
  throw new Error(`a scenario makes more than ${APPENDS_MAX} appends`);
}

/** What the step driver does: every step that is inventory's, due or not. */
async function sweep(bench: InventoryBench): Promise<void> {
  const inventory = bench.process();
  for (const { kind, owner, name } of nextSteps(await bench.order('o1'))) {
    if (kind === 'decision' || owner !== 'inventory') continue;
    await inventory.duties.asWork().handlers[name]?.('o1', {} as never);
  }
}

const crash = (): Promise<void> => Promise.reject(new Crash('killed'));

describe.each(scenarios)('$name', (scenario) => {
  it('comes to its end', async () => {
    const bench = new InventoryBench();
    await scenario.arrange(bench);
    await scenario.act(bench.process(), bench);
    await scenario.expectEnd(bench);
    await scenario.act(bench.process(), bench);
    await scenario.expectEnd(bench);
    await bench.dispose();
  });

  it('comes to the same end after a crash at any append, when the message is delivered again', async () => {
    const appends = await atEveryAppend(scenario, crash, async (bench) => {
      await scenario.act(bench.process(), bench);
      await scenario.expectEnd(bench);
    });
    expect(appends).toBeGreaterThan(0);
  });

  it('comes to the same end after a crash at any append, when only the sweeper goes on', async () => {
    await atEveryAppend(scenario, crash, async (bench) => {
      await sweep(bench);
      await sweep(bench);
      await scenario.expectEnd(bench);
    });
  });

  it('comes to the same end when another process does the same at any moment between', async () => {
    await atEveryAppend(scenario, (bench) => scenario.act(bench.process(), bench), scenario.expectEnd);
  });
});

describe('an order that is cancelled at any moment', () => {
  it.each([reserving, allocating, refusing])('of $name keeps nothing in any item', async (scenario) => {
    const cancel = async (bench: InventoryBench): Promise<void> => {
      await bench.tell('o1', facts.cancelled());
    };
    await atEveryAppend(scenario, cancel, async (bench) => {
      await release(bench.process(), bench);
      expect(await holdings(bench)).toBe('A:- B:- C:-');
      expect((await bench.order('o1')).reservation).toMatchObject({ status: 'ended', releasedAttempt: 1 });
    });
  });

  it.each([reserving, allocating, refusing])(
    'of $name keeps nothing, when the cancellation was dealt with before the append',
    async (scenario) => {
      const cancelAndRelease = async (bench: InventoryBench): Promise<void> => {
        await bench.tell('o1', facts.cancelled());
        await release(bench.process(), bench);
      };
      await atEveryAppend(scenario, cancelAndRelease, async (bench) => {
        expect(await holdings(bench)).toBe('A:- B:- C:-');
      });
    },
  );
});

it('an order that is cancelled while it is allocated is given back by whoever allocates', async () => {
  const cancel = async (bench: InventoryBench): Promise<void> => {
    const order = await bench.order('o1');
    if (order.shipments.every(({ status }) => status === 'planned'))
      await bench.tell('o1', facts.cancelled());
  };
  await atEveryAppend(allocating, cancel, async (bench) => {
    const { ending } = await bench.order('o1');
    expect([ending?.kind, await holdings(bench)]).toEqual(
      ending ? ['cancelled', 'A:- B:- C:-'] : [undefined, 'A:0/0/2@berlin B:0/0/1@berlin C:0/0/1@hamburg'],
    );
  });
});

it('an order whose short pick is not answered yet is not reserved before it', async () => {
  const bench = new InventoryBench();
  for (const [sku, quantity] of [
    ['A', 2],
    ['B', 1],
    ['C', 1],
  ] as const)
    await bench.receive(sku, quantity);
  await inWarehouse(bench);
  await bench.tell('o1', shortPicked({ ...A, quantity: 1 }));
  await bench.process().returnShort.ofOrder('o1', bench.because('o1'));
  await bench.receive('A', 1);
  await bench.tell('o1', shortPicked(B));
  await reserve(bench.process(), bench);
  expect((await bench.order('o1')).reservation.status).toBe('backordered');
  await bench.process().returnShort.ofOrder('o1', bench.because('o1'));
  expect((await bench.order('o1')).reservation).toMatchObject({
    status: 'backordered',
    waitingFor: { sku: 'B' },
  });
  await bench.dispose();
});

describe('stock that comes at any moment', () => {
  it('reaches the order that waits for it, though nobody told it before', async () => {
    const short = scenarios[3] ?? reserving;
    const receiveRest = async (bench: InventoryBench): Promise<void> => {
      await bench.receive('B', 1);
      await bench.receive('C', 1);
      await reserve(bench.process(), bench);
    };
    await atEveryAppend(short, receiveRest, async (bench) => {
      expect(await holdings(bench)).toBe('A:2/0/ B:1/0/ C:1/0/');
      expect((await bench.order('o1')).reservation.status).toBe('reserved');
    });
  });

  it('reaches the order whose part was short at the shelf', async () => {
    const short = scenarios.find(({ name }) => name === 'answering a short pick') ?? reserving;
    const receiveMissing = async (bench: InventoryBench): Promise<void> => {
      await bench.receive('A', 1);
      await reserve(bench.process(), bench);
    };
    await atEveryAppend(short, receiveMissing, async (bench) => {
      expect(await holdings(bench)).toBe('A:1/0/1@berlin B:1/0/ C:0/0/1@berlin');
      expect((await bench.order('o1')).reservation.status).toBe('reserved');
    });
  });
});
