import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  eventCatalogue,
  groupOf,
  orderStream,
  retryTopicOf,
  type DeadLetter,
  type OrderEvent,
  type OrderPlaced,
  type RetryMessage,
  type StoredEvent,
} from '@throughline/contracts';
import { accept, orderIdFor, type Clock } from '@throughline/kernel';
import { faultyTransport } from '@throughline/messaging/faults';
import { foldOrder, type Order } from '@throughline/order';
import { createSandboxGateway, type SandboxGateway } from '@throughline/partners';
import { paymentService } from '@throughline/payment';
import {
  configFrom,
  createService,
  Ledgers,
  openEmbeddedPlatform,
  type Platform,
  type RunningService,
} from '@throughline/service-kit';
import { facts } from '@throughline/testing';

const PATIENCE_MS = 15_000;
const POLL_MS = 10;

const ONE_TEA = [{ lineId: '1', sku: 'TEA', quantity: 1 }];

/** Nothing is driven but by messages: the sweeper comes by too late for any test. */
const patient = {
  LOG_LEVEL: 'silent',
  GATEWAY_TIMEOUT_MS: '400',
  STUCK_AFTER_MS: '3600000',
  SWEEP_EVERY_MS: '50',
  READ_MODEL_FLUSH_MS: '20',
};

/** What no message brings about comes about all the same. */
export const swept = { STUCK_AFTER_MS: '300' };

export interface PaymentWorldOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Of the gateway; for ever by default. */
  readonly keysHonouredMs?: number;
}

/** A clock that can be put forward, for all alike. */
class MovableClock implements Clock {
  private aheadMs = 0;
  now(): Date {
    return new Date(Date.now() + this.aheadMs);
  }
  advance(ms: number): void {
    this.aheadMs += ms;
  }
}

/** Payment alone on the embedded platform, the sandbox gateway, and a test that tells what all others would. */
export class PaymentWorld {
  readonly clock = new MovableClock();
  readonly dataDir = mkdtempSync(join(tmpdir(), 'throughline-payment-'));
  gateway!: SandboxGateway;
  /** Every message to payment is lost. */
  isDeaf = false;
  url = '';
  private gatewayPort = 0;
  private platform!: Platform;
  private service!: RunningService;
  private others!: Ledgers;
  private orders = 0;

  static async open(options: PaymentWorldOptions = {}): Promise<PaymentWorld> {
    const world = new PaymentWorld(options);
    await world.openGateway();
    await world.startPayment();
    return world;
  }

  private constructor(private readonly options: PaymentWorldOptions) {}

  /** The gateway comes back at the same address, with the books it had. */
  async openGateway(): Promise<void> {
    const { clock, dataDir } = this;
    const { keysHonouredMs } = this.options;
    this.gateway = createSandboxGateway({
      clock,
      dataDir: join(dataDir, 'gateway'),
      ...(keysHonouredMs !== undefined && { keysHonouredMs }),
    });
    const address = await this.gateway.listen(this.gatewayPort);
    this.gatewayPort = Number(new URL(address).port);
  }

  async startPayment(): Promise<void> {
    const config = configFrom({
      ...patient,
      ...this.options.environment,
      DATA_DIR: join(this.dataDir, 'throughline'),
      GATEWAY_URL: `http://127.0.0.1:${this.gatewayPort}`,
    });
    this.platform = await openEmbeddedPlatform(config, { clock: this.clock });
    const { store } = this.platform;
    const observer = { handled: () => undefined, raceLost: () => undefined };
    this.others = new Ledgers({
      store,
      ownedStore: store,
      clock: this.clock,
      service: 'capture',
      observer,
    });
    const transport = faultyTransport(this.platform.transport, { drop: () => this.isDeaf });
    this.service = await createService(paymentService, { ...this.platform, transport });
    await this.service.start();
    this.url = await this.service.listen(0, '127.0.0.1');
  }

  async stopPayment(): Promise<void> {
    await this.service.stop();
    await this.platform.close();
  }

  async close(): Promise<void> {
    await this.stopPayment();
    await this.gateway.close();
    rmSync(this.dataDir, { recursive: true });
  }

  /** One unit of tea for 1000, paid by this token, unless wanted otherwise. */
  async place(token: string, wanted: OrderPlaced = facts.placed()): Promise<string> {
    const externalId = `P-${(this.orders += 1)}`;
    const orderId = orderIdFor('web', externalId);
    const tenders = wanted.data.tenders.map((tender) => ({ ...tender, token }));
    await this.tell(orderId, { ...wanted, data: { ...wanted.data, orderId, externalId, tenders } });
    return orderId;
  }

  async placeReserved(token: string, wanted?: OrderPlaced): Promise<string> {
    const orderId = await this.place(token, wanted);
    await this.tell(orderId, facts.reserved());
    return orderId;
  }

  async ship(orderId: string): Promise<void> {
    await this.tell(
      orderId,
      facts.routed([{ shipmentId: '1', lines: ONE_TEA }]),
      facts.allocated(),
      facts.released('1', ONE_TEA),
      facts.shipped('1', ONE_TEA),
      { type: 'StockIssued', data: { shipmentId: '1', locationId: 'berlin', lines: ONE_TEA } },
    );
  }

  async deliver(orderId: string): Promise<void> {
    await this.tell(orderId, facts.delivered());
  }

  /** Facts of other services, told as they would: at whatever revision the ledger is by then. */
  async tell(orderId: string, ...events: readonly OrderEvent[]): Promise<void> {
    const context = { causationId: 'test', correlationId: orderId, actor: 'test' };
    const decide = () => accept(...events);
    await this.others.orders.handle({ decide }, orderId, { type: 'Tell' }, context);
  }

  events(orderId: string): Promise<readonly StoredEvent[]> {
    return this.platform.store.readStream(orderStream(orderId));
  }

  async typesOf(orderId: string): Promise<readonly string[]> {
    return (await this.events(orderId)).map(({ type }) => type);
  }

  async order(orderId: string): Promise<Order> {
    return foldOrder((await this.events(orderId)) as readonly (StoredEvent & OrderEvent)[])!;
  }

  /** Waits until the ledger holds `count` facts of this type; answers with the last of them. */
  async until(orderId: string, type: OrderEvent['type'], count = 1): Promise<StoredEvent> {
    const endsAt = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = (await this.events(orderId)).filter((event) => event.type === type);
      const last = found.at(-1);
      if (last && found.length >= count) return last;
      if (Date.now() > endsAt) {
        throw new Error(`waited for ${count} ${type}: ${(await this.typesOf(orderId)).join(' ')}`);
      }
      await pause(POLL_MS);
    }
  }

  /** The same message comes again, as after a crash: sent back by way of the retry topic. */
  async deliverAgain(event: StoredEvent): Promise<void> {
    const topic = eventCatalogue[event.type as OrderEvent['type']].topic ?? '';
    const letter: DeadLetter = {
      topic,
      partition: 0,
      offset: '0',
      group: groupOf('payment'),
      key: event.correlationId,
      headers: {},
      valueBase64: Buffer.from(JSON.stringify(event)).toString('base64'),
      reason: 'test',
      stack: null,
      attempts: 1,
      failedAt: event.recordedAt,
    };
    const retry: RetryMessage = { deadLetterId: `${topic}/0`, letter, requestedBy: 'person:anna' };
    await this.platform.transport.publish(retryTopicOf('payment'), [
      { key: event.correlationId, value: retry },
    ]);
  }

  /** What the gateway's own books say of the order. */
  booked(orderId: string) {
    return this.gateway.totals().find((totals) => totals.orderId === orderId);
  }

  async ask(method: 'GET' | 'POST', path: string, body?: object) {
    const response = await fetch(this.url + path, {
      method,
      headers: { 'x-actor': 'anna', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }
}
