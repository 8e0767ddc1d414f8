import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brokenPromises, facts } from '@throughline/testing';
import { InventoryBench } from '../inventory-bench.js';
import { RACE_UNITS, RACING_SKU, runRace } from './race.js';

const ORDERS = 2_000;
const PROCESSES = 4;
const ROUNDS = 2;

const TIMEOUT_MS = 60_000;

describe(`${ORDERS} orders at once for ${RACE_UNITS} units, over three channels in ${PROCESSES} processes`, () => {
  let directory: string;
  let bench: InventoryBench;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'inventory-race-'));
    bench = new InventoryBench(join(directory, 'events.sqlite'));
  });
  afterEach(async () => {
    await bench.dispose();
    rmSync(directory, { recursive: true });
  });

  it.each(Array.from({ length: ROUNDS }, (_, round) => round + 1))(
    'sell exactly what there is, and lose nobody: round %d',
    async () => {
      const { reserved, waiting } = await runRace(bench, {
        orders: ORDERS,
        processes: PROCESSES,
        placed: (orderId, channelId) => facts.placed([facts.line()], { orderId, channelId }),
      });
      expect({ reserved, waiting }).toEqual({ reserved: RACE_UNITS, waiting: ORDERS - RACE_UNITS });
      const item = await bench.item(RACING_SKU);
      expect([item.reserved, item.queue.length]).toEqual([RACE_UNITS, ORDERS - RACE_UNITS]);
      expect(brokenPromises({ events: await bench.events() })).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
