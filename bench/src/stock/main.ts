// `npm run bench:stock`: what inventory decides per second, with the raw limit of the same run beside it.
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measureHolds } from './hold-run.js';
import { runLongStream } from './long-stream-run.js';
import { runManyItems } from './many-items-run.js';
import { runRaces } from './race-runs.js';
import { measureLatencies, measureRates } from './rate-run.js';
import { measureRawStockAppend, RAW_BATCH_EVENTS } from './raw-stock-append.js';
import { racesReportOf, reportOf, type Machine, type StockReport } from './report.js';

const SPREAD_ITEMS = 10_000;

/** Checkouts that are open while others come and go: nearly as many as an item may have. */
const OTHERS_OPEN = 9_000;

/** Of all orders, those that are reserved with batches switched off: the slowest of the runs. */
const ONE_BY_ONE_SHARE = 0.2;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    race: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '100' },
    orders: { type: 'string', default: '40000' },
    checkouts: { type: 'string', default: '20000' },
    movements: { type: 'string', default: '1000000' },
    items: { type: 'string', default: '1000000' },
  },
});
const orders = Number(values.orders);
const checkouts = Number(values.checkouts);

const say = (text: string): void => {
  if (!values.json) process.stderr.write(`${text}\n`);
};

const print = (result: object, text: string): void => {
  process.stdout.write(values.json ? `${JSON.stringify(result, null, 2)}\n` : text);
};

async function measure(machine: Machine): Promise<StockReport> {
  say('raw append to one stream …');
  const rawEventsPerSecond = await measureRawStockAppend();
  say(`${orders} orders for one hot item …`);
  const hot = await measureRates({ orders, items: 1 });
  say('latency at half of that …');
  const hotLatencies = await measureLatencies({ orders, items: 1 }, hot);
  say('over channels, sold out, one by one …');
  const hotOverChannels = await measureRates({ orders, items: 1, isOverChannels: true });
  const hotSoldOut = await measureRates({ orders, items: 1, unitsPerOrder: 0.5 });
  const hotOneByOne = await measureRates({ orders: orders * ONE_BY_ONE_SHARE, items: 1, batchSizeMax: 1 });
  say(`over ${SPREAD_ITEMS} items …`);
  const spread = await measureRates({ orders, items: SPREAD_ITEMS });
  say(`${checkouts} checkouts of one item …`);
  const holds = await measureHolds(checkouts, 0);
  const holdsAmongMany = await measureHolds(checkouts, OTHERS_OPEN);
  say(`an item with ${values.movements} movements …`);
  const longStream = await runLongStream(Number(values.movements));
  say(`${values.items} items …`);
  const manyItems = await runManyItems(Number(values.items));
  return {
    ...{ machine, orders, rawBatchEvents: RAW_BATCH_EVENTS, rawEventsPerSecond },
    ...{ hot, hotLatencies, hotOverChannels, hotSoldOut, hotOneByOne },
    ...{ spread, spreadItems: SPREAD_ITEMS, holds, holdsAmongMany, longStream, manyItems },
  };
}

const [loadBefore = 0] = loadavg();
const machine = {
  cores: cpus().length,
  model: cpus()[0]?.model ?? 'unknown',
  node: process.version,
  loadBefore,
};
if (values.race) {
  const rounds = Number(values.rounds);
  say(`${rounds} races …`);
  const races = await runRaces(rounds, say);
  print({ machine, ...races }, racesReportOf(machine, races));
  if (races.fairRounds < rounds) process.exitCode = 1;
} else {
  const report = await measure(machine);
  print(report, reportOf(report));
}
