// `npm run bench:availability`: from a sale to the acknowledgement of every other channel.
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { SqliteEventStore, type EventStore } from '@throughline/event-store';
import { systemClock } from '@throughline/kernel';
import { ChannelShelf, TopicClient } from '@throughline/partners';
import { SqliteFile } from '@throughline/sqlite';
import { BenchWorld } from '../bench-world.js';
import { DistributedWorld } from '../distributed/distributed-world.js';
import { openServers } from '../distributed/servers.js';
import { Stops } from '../distributed/stops.js';
import { delaysIn, type Delays } from './delays.js';
import { sendSteadily, type Sent } from './open-loop.js';
import { saleBody } from './sale-body.js';

const OTHER_CHANNELS = ['shop', 'phone'];
const WARM_UP_SECONDS = 5;
/** After the last sale: the last acknowledgement comes within that, or counts as none. */
const SETTLE_MS = 5_000;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    kafka: { type: 'boolean', default: false },
    rate: { type: 'string' },
    seconds: { type: 'string', default: '20' },
  },
});
const rate = Number(values.rate ?? (values.kafka ? '50' : '500'));
const seconds = Number(values.seconds);

const say = (text: string): void => {
  if (!values.json) process.stderr.write(`${text}\n`);
};

async function sell(url: string): Promise<Sent> {
  const clients = OTHER_CHANNELS.map(() => new TopicClient(url));
  const shelves = clients.map(
    (client, index) => new ChannelShelf(client, OTHER_CHANNELS[index] ?? '', systemClock),
  );
  for (const shelf of shelves) shelf.start();
  say(`${WARM_UP_SECONDS} s to warm up …`);
  await sendSteadily(url, rate / 2, WARM_UP_SECONDS, (number) => saleBody('WARM', number));
  say(`${rate} orders/s for ${seconds} s …`);
  const sent = await sendSteadily(url, rate, seconds, (number) => saleBody('RUN', number));
  await pause(SETTLE_MS);
  for (const shelf of shelves) shelf.stop();
  await Promise.all(clients.map((client) => client.stop()));
  return sent;
}

async function measureEmbedded(): Promise<{ sent: Sent; delays: Delays }> {
  const world = await BenchWorld.open({ eventsBefore: 0, hasWarehouse: false, isProfiled: false });
  try {
    const sent = await sell(world.url);
    await world.stop();
    const file = new SqliteFile(join(world.dataDir, 'ledger.sqlite'), { synchronous: 'FULL' });
    const store: EventStore = new SqliteEventStore(file, systemClock);
    const delays = await delaysIn(store, OTHER_CHANNELS, 'RUN');
    await store.close();
    file.close();
    return { sent, delays };
  } finally {
    await world.stop();
    await world.remove();
  }
}

async function measureOverKafka(): Promise<{ sent: Sent; delays: Delays }> {
  const stops = new Stops();
  stops.onInterrupt((code) => process.exit(code));
  try {
    const world = await DistributedWorld.open(await openServers(stops), stops);
    const sent = await sell(world.stack.url);
    return { sent, delays: await delaysIn(world.store, OTHER_CHANNELS, 'RUN') };
  } finally {
    await stops.stopAll();
  }
}

const [loadBefore = 0] = loadavg();
const { sent, delays } = values.kafka ? await measureOverKafka() : await measureEmbedded();
const machine = { cores: cpus().length, node: process.version, loadBefore };
if (values.json) process.stdout.write(`${JSON.stringify({ machine, sent, delays })}\n`);
else {
  const where = values.kafka ? 'over Kafka, every service a process' : 'in one process';
  process.stdout.write(`from a sale to the other channels' acknowledgement, ${where}
  ${machine.cores} cores, Node ${machine.node}, load before ${loadBefore.toFixed(1)}
  ${sent.orders} orders, ${sent.ordersPerSecond.toFixed(0)}/s, ${sent.failed} not taken
`);
  for (const { channelId, sales, unacknowledged, p50Ms, p99Ms, maxMs } of delays.channels) {
    process.stdout.write(
      `  ${channelId.padEnd(8)}${sales} sales: p50 ${p50Ms} ms, p99 ${p99Ms} ms, max ${maxMs} ms, ${unacknowledged} never\n`,
    );
  }
  process.stdout.write(`  ${delays.changesPerSale.toFixed(2)} messages per sale\n`);
}
