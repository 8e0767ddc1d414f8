import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isException, nextSteps } from '@throughline/order';
import { brokenPromises, type GatewayTotals } from '@throughline/testing';
import { SAMPLE_WEBHOOK_SECRET, seedSampleMerchant } from '@throughline/standalone';
import { freePort } from '../e2e/world/settings.js';
import { Person } from '../e2e/world/person.js';
import { Process } from './processes.js';
import { Shopper } from './shopper.js';

const KILLS = Number(process.env['KILLS'] ?? 50);
const IN_FLIGHT = 200;
const LIFE_MS_MIN = 50;
const LIFE_MS_MAX = 1_500;
const RUN_MS_MAX = 15 * 60_000;

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0;

describe('a process that is killed at random moments', () => {
  let dataDir: string;
  let server: Process;
  let partners: Process;
  let url: string;
  let gatewayUrl: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'throughline-crash-'));
    const [port, gatewayPort] = [await freePort(), await freePort()];
    url = `http://127.0.0.1:${port}`;
    gatewayUrl = `http://127.0.0.1:${gatewayPort}`;
    const arguments_ = [
      'services/partners/dist/main.js',
      '--throughline',
      url,
      '--port',
      String(gatewayPort),
    ];
    partners = new Process([...arguments_, '--step-delay-ms', '50'], {}, `${gatewayUrl}/v1/books`);
    const environment = {
      LOG_LEVEL: 'error',
      GATEWAY_URL: gatewayUrl,
      GATEWAY_TIMEOUT_MS: '1000',
      STUCK_AFTER_MS: '2000',
      SWEEP_EVERY_MS: '500',
      RESERVATION_SETTLE_MS: '5000',
      SHIPMENT_ACK_TIMEOUT_MS: '5000',
      WEBHOOK_SECRETS: `shop=${SAMPLE_WEBHOOK_SECRET}`,
    };
    const args = [
      'services/standalone/dist/main.js',
      '--data',
      dataDir,
      '--port',
      String(port),
      '--empty',
      '--no-partners',
    ];
    server = new Process(args, environment, `${url}/readyz`);
    await Promise.all([server.start(), partners.start()]);
    await seedSampleMerchant(url);
  }, 60_000);

  afterAll(async () => {
    await server.end('SIGTERM');
    await partners.end('SIGTERM');
    await rm(dataDir, { recursive: true, force: true });
  }, 60_000);

  const allBooks = async (): Promise<GatewayTotals[]> => {
    const books: GatewayTotals[] = [];
    for (let cursor: string | null = '0'; cursor !== null;) {
      const response = await fetch(`${gatewayUrl}/v1/books?after=${cursor}`);
      const page = (await response.json()) as { orders: GatewayTotals[]; nextCursor: string | null };
      books.push(...page.orders);
      cursor = page.nextCursor;
    }
    return books;
  };

  const killAndRestart = async (): Promise<number[]> => {
    const startsMs: number[] = [];
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await pause(LIFE_MS_MIN + Math.random() * (LIFE_MS_MAX - LIFE_MS_MIN));
      await server.end('SIGKILL');
      startsMs.push(await server.start());
    }
    return startsMs;
  };

  const listOfOrders = async (person: Person): Promise<unknown[]> => {
    const items: unknown[] = [];
    for (let query: string | undefined = ''; query !== undefined;) {
      const { body } = await person.get(`/api/v1/orders?limit=200${query}`);
      const { items: page, nextCursor } = body as unknown as { items: unknown[]; nextCursor: string | null };
      items.push(...page);
      query = nextCursor === null ? undefined : `&cursor=${nextCursor}`;
    }
    return items;
  };

  it(
    'loses no acknowledged order, and does nothing twice',
    async () => {
      let isOver = false;
      const shoppers = Array.from({ length: IN_FLIGHT }, (_, index) => new Shopper(url, `crash-${index}`));
      const shopping = Promise.all(shoppers.map((shopper) => shopper.shop(() => isOver)));
      const startsMs = await killAndRestart();
      isOver = true;
      await shopping;

      const person = new Person({ url } as never);
      const events = await person.everyEvent();
      expect(brokenPromises({ events, gateway: await allBooks() })).toEqual([]);

      const acknowledged = new Set(shoppers.flatMap((shopper) => [...shopper.acknowledged]));
      const placed = new Set(
        events.filter(({ type }) => type === 'OrderPlaced').map(({ correlationId }) => correlationId),
      );
      expect([...acknowledged].filter((orderId) => !placed.has(orderId))).toEqual([]);
      expect(shoppers.flatMap(({ refusals }) => refusals)).toEqual([]);
      const counts = new Map<string, number>();
      for (const orderId of placed) {
        const { order, status } = await person.untilSettled(orderId);
        counts.set(status, (counts.get(status) ?? 0) + 1);
        const steps = nextSteps(order);
        const isAtRest = steps.length === 0 || isException(steps);
        expect({ orderId, isAtRest, steps: isAtRest ? [] : steps }).toMatchObject({ isAtRest: true });
      }
      process.stdout.write(
        `${KILLS} kills, ${acknowledged.size} orders acknowledged, ${placed.size} placed, ` +
          `${[...counts].map(([status, count]) => `${count} ${status}`).join(', ')}; ` +
          `restart p50 ${Math.round(percentile(startsMs, 0.5))} ms, max ${Math.round(Math.max(...startsMs))} ms\n`,
      );
    },
    RUN_MS_MAX,
  );

  it('answers the same after every read model was dropped and rebuilt', async () => {
    const person = new Person({ url } as never);
    const before = await listOfOrders(person);
    await server.end('SIGTERM');
    await rm(join(dataDir, 'read-models'), { recursive: true, force: true });
    await server.start();
    let after = await listOfOrders(person);
    for (let tries = 0; tries < 100 && after.length < before.length; tries += 1) {
      await pause(100);
      after = await listOfOrders(person);
    }
    expect(before.length).toBeGreaterThan(0);
    expect(after).toEqual(before);
  }, 120_000);
});
