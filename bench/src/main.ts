import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { runIdle } from './idle-run.js';
import { measureRawAppend, RAW_BATCH_EVENTS } from './raw-append.js';
import { reportOf, type BenchReport } from './report.js';
import { runRoad } from './road-run.js';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    orders: { type: 'string', default: '5000' },
    'events-before': { type: 'string', default: '100000' },
  },
});
const orders = Number(values.orders);
const eventsBefore = Number(values['events-before']);

const say = (text: string): void => {
  if (!values.json) process.stderr.write(`${text}\n`);
};

say('raw append rate of the SQLite driver …');
const rawEventsPerSecond = await measureRawAppend();
say('start-up and idle memory …');
const idle = await runIdle();
say(`${orders} orders, placed → released …`);
const released = await runRoad({ orders, eventsBefore, to: 'released' });
say(`${orders} orders, placed → completed …`);
const completed = await runRoad({ orders, eventsBefore, to: 'completed' });
say('where the time goes …');
const profiled = await runRoad({
  orders: Math.ceil(orders / 2),
  eventsBefore,
  to: 'released',
  isProfiled: true,
});

const report: BenchReport = {
  machine: { cores: cpus().length, model: cpus()[0]?.model ?? 'unknown', node: process.version },
  rawBatchEvents: RAW_BATCH_EVENTS,
  rawEventsPerSecond,
  eventsBefore,
  idle,
  released,
  completed,
  profile: profiled.profile,
};
process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : reportOf(report));
