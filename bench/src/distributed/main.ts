// `npm run bench:distributed`: what Kafka, PostgreSQL and the services on them do on this machine, in one run.
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measureRelay } from '@throughline/messaging/conformance';
import { measureAppends } from './append-rates.js';
import { DistributedWorld } from './distributed-world.js';
import { reportOf, type DistributedReport } from './report.js';
import { runBurst, runLatency, runRoad } from './runs.js';
import { openServers } from './servers.js';
import { Stops } from './stops.js';

const RELAYED_EVENTS = 20_000;
const PAYLOAD_CHARACTERS = 300;
/** Before the measured ones: compilers and caches are warm, as in services that have been up for a while. */
const WARM_UP_ORDERS = 500;
const LONE_ORDERS = 50;
const BURST_ORDERS = 5_000;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    orders: { type: 'string', default: '2000' },
  },
});
const orders = Number(values.orders);

const say = (text: string): void => {
  if (!values.json) process.stderr.write(`${text}\n`);
};

async function measure(stops: Stops): Promise<DistributedReport> {
  const [loadBefore = 0] = loadavg();
  const machine = { cores: cpus().length, model: cpus()[0]?.model ?? '', node: process.version, loadBefore };
  const { interrupted } = stops;
  say('Kafka and PostgreSQL start …');
  const servers = await openServers(stops);
  interrupted.throwIfAborted();
  say(`${RELAYED_EVENTS} events through kafkajs and the relay …`);
  const kafka = await measureRelay(RELAYED_EVENTS, PAYLOAD_CHARACTERS, servers.brokers.split(','));
  interrupted.throwIfAborted();
  say('events into PostgreSQL …');
  const appends = await measureAppends(servers.databaseUrl);
  interrupted.throwIfAborted();
  say('every service starts …');
  const world = await DistributedWorld.open(servers, stops);
  interrupted.throwIfAborted();
  say(`${WARM_UP_ORDERS} orders to warm up …`);
  await runRoad(world, WARM_UP_ORDERS, 'WARM');
  say(`${orders} orders, placed → released …`);
  const road = await runRoad(world, orders, 'RUN');
  say(`${LONE_ORDERS} orders, one at a time …`);
  const latency = await runLatency(world, LONE_ORDERS);
  say(`a burst of ${BURST_ORDERS} orders …`);
  return { machine, kafka, appends, road, latency, burst: await runBurst(world, BURST_ORDERS) };
}

const stops = new Stops();
stops.onInterrupt((code) => process.exit(code));
try {
  const report = await measure(stops);
  process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : reportOf(report));
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${stops.interrupted.aborted ? 'interrupted' : (error as Error).stack}\n`);
}
await stops.stopAll();
process.exit();
