import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { orderStream, whenEvent, type NewEvent, type StoredEvent } from '@throughline/contracts';
import { NO_STREAM, type EventStore } from '@throughline/event-store';
import { TransientFault, uuidv7 } from '@throughline/kernel';
import type { Projection } from '@throughline/read-store';
import { configFrom } from '../config/config.js';
import { createLogger } from '../logging/logger.js';
import { createService, type ServiceDefinition } from './create-service.js';
import { LEDGER_FILE_NAME, openEmbeddedPlatform } from './embedded-platform.js';
import type { Followers } from './followers.js';
import type { Platform } from './platform.js';
import type { RunningService } from './running-service.js';
import { FOLLOWERS, OWNED_STORE, WORKERS } from './tokens.js';
import type { Workers } from './workers.js';

/** What the services under test did, in order; static, as Nest makes their classes. */
const heard: string[] = [];
let fault: Error | undefined;
let slowHandlerMs = 0;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

class HeldOrders implements Projection<number> {
  readonly name = 'test_held';
  readonly version = 1;
  readonly tables = [];
  readonly types = new Set(['OrderHeld'] as const);
  count = 0;
  apply(): void {
    this.count += 1;
  }
  takeChanges(): number {
    return this.count;
  }
  write(): Promise<void> {
    heard.push(`${this.count} written`);
    return Promise.resolve();
  }
  load(): Promise<void> {
    return Promise.resolve();
  }
  reset(): Promise<void> {
    return Promise.resolve();
  }
  another(): HeldOrders {
    return new HeldOrders();
  }
}

@Controller()
class TellWhenOrderIsHeld {
  @EventPattern(whenEvent('OrderHeld'))
  async tell(@Payload() event: StoredEvent): Promise<void> {
    if (fault) throw fault;
    await sleep(slowHandlerMs);
    heard.push(`told of ${event.stream}`);
  }

  @Get('held')
  held(): { heard: string[] } {
    return { heard };
  }

  @Get('slow')
  async slow(): Promise<string> {
    heard.push('request begun');
    await sleep(50);
    return 'ended';
  }
}

@Module({ controllers: [TellWhenOrderIsHeld] })
class HeldModule implements OnModuleInit {
  readonly projection = new HeldOrders();
  constructor(
    @Inject(FOLLOWERS) followers: Followers,
    @Inject(WORKERS) workers: Workers,
    @Inject(OWNED_STORE) readonly ownedStore: EventStore,
  ) {
    followers.follow(this.projection);
    workers.add({
      start: () => void heard.push('worker started'),
      stop: () => void heard.push('worker stopped'),
    });
  }

  onModuleInit(): void {
    heard.push('module initialised');
  }
}

const definition: ServiceDefinition = { name: 'notifications', module: HeldModule };

const held = (): NewEvent => ({
  id: uuidv7(),
  type: 'OrderHeld',
  schemaVersion: 1,
  occurredAt: '2026-01-05T10:00:00.000Z',
  correlationId: 'o',
  causationId: 'c',
  actor: 'person:anna',
  producer: 'capture',
  data: {},
});

describe('a service on the embedded platform', () => {
  let directory: string;
  let platform: Platform;
  let service: RunningService;
  const logged: string[] = [];

  const open = async (environment: Record<string, string> = {}): Promise<void> => {
    const config = configFrom({
      DATA_DIR: directory,
      RETRY_BACKOFF_MS: '5',
      RETRY_ATTEMPTS_MAX: '2',
      ...environment,
    });
    const logger = createLogger(config, { write: (line) => logged.push(line) });
    platform = await openEmbeddedPlatform(config, { logger });
    service = await createService(definition, platform);
  };

  const close = async (): Promise<void> => {
    await service.stop();
    await platform.close();
  };

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'service-'));
    heard.length = 0;
    logged.length = 0;
    fault = undefined;
    slowHandlerMs = 0;
    await open();
  });

  afterEach(async () => {
    await close();
    rmSync(directory, { recursive: true });
  });

  const hold = async (order: string): Promise<void> => {
    await platform.store.append(orderStream(order), NO_STREAM, [held()]);
  };

  const until = async (condition: () => boolean): Promise<void> => {
    for (let waitedMs = 0; !condition(); waitedMs += 5) {
      if (waitedMs > 5_000) throw new Error(`waited in vain; heard: ${heard.join(', ')}`);
      await sleep(5);
    }
  };

  it('starts its workers, catches up with its read models, and takes messages only then', async () => {
    await hold('1');
    await service.start();
    expect(service.app.get(HeldModule).projection.count).toBe(1);
    await until(() => heard.includes('told of order-1'));
    expect(heard.slice(0, 2)).toEqual(['module initialised', 'worker started']);
  });

  it('calls the hooks of a module once, although two applications share it', async () => {
    await service.start();
    expect(heard.filter((line) => line === 'module initialised')).toHaveLength(1);
  });

  it('hands a stored event to the handler of its type', async () => {
    await service.start();
    await hold('1');
    await until(() => heard.includes('told of order-1'));
  });

  it('tries a transient fault again until it passes', async () => {
    await service.start();
    fault = new TransientFault('partner is away');
    await hold('1');
    await sleep(50);
    expect(heard).not.toContain('told of order-1');
    fault = undefined;
    await until(() => heard.includes('told of order-1'));
  });

  it('sets a message aside that cannot be handled, and counts it', async () => {
    await service.start();
    fault = new RangeError('never works');
    await hold('1');
    await until(() => logged.some((line) => line.includes('set aside')));
    expect(await platform.metrics.text()).toContain(
      'throughline_dead_letters_total{service="notifications"} 1',
    );
  });

  it('hands its module a store that takes only the facts of that service', async () => {
    const { ownedStore } = service.app.get(HeldModule);
    await expect(ownedStore.append(orderStream('1'), NO_STREAM, [held()])).rejects.toThrow('OrderHeld');
  });

  it('answers over HTTP, and tells of its health and its numbers', async () => {
    await service.start();
    const url = await service.listen(0, '127.0.0.1');
    const get = async (path: string) => {
      const response = await fetch(url + path);
      return {
        status: response.status,
        type: response.headers.get('content-type'),
        body: await response.text(),
      };
    };
    expect(JSON.parse((await get('/held')).body)).toEqual({ heard });
    expect(await get('/healthz')).toMatchObject({ status: 200, body: '{"status":"alive"}' });
    expect(await get('/readyz')).toMatchObject({ status: 200, body: '{"status":"ready","reasons":[]}' });
    const metrics = await get('/metrics');
    expect(metrics.type).toContain('text/plain; version=0.0.4');
    expect(metrics.body).toContain(
      'throughline_follower_lag{service="notifications",follower="test_held"} 0',
    );
  });

  it('says why it is not ready', async () => {
    expect((await service.readiness()).reasons).toEqual(['the service is starting']);
    await service.start();
    await platform.store.close();
    expect((await service.readiness()).reasons).toEqual([
      expect.stringMatching(/^the event store does not answer: /),
    ]);
  });

  it('stops in order: handlers end, workers stop, what is in memory is written', async () => {
    await service.start();
    slowHandlerMs = 50;
    await hold('1');
    await until(() => service.app.get(HeldModule).projection.count === 1);
    await sleep(10);
    await service.stop();
    expect(heard.slice(-3)).toEqual(['told of order-1', 'worker stopped', '1 written']);
    expect((await service.readiness()).reasons).toEqual(['the service is stopping']);
  });

  it('lets a request under way end, and takes no further one', async () => {
    await service.start();
    const url = await service.listen(0, '127.0.0.1');
    const underWay = fetch(`${url}/slow`).then((response) => response.text());
    await until(() => heard.includes('request begun'));
    await service.stop();
    expect(await underWay).toBe('ended');
    await expect(fetch(`${url}/held`)).rejects.toThrow('fetch failed');
  });

  it('forgets no acknowledged message and repeats none after a restart', async () => {
    await service.start();
    await hold('1');
    await until(() => heard.includes('told of order-1'));
    await close();
    await open();
    await service.start();
    await hold('2');
    await until(() => heard.includes('told of order-2'));
    expect(heard.filter((line) => line === 'told of order-1')).toHaveLength(1);
  });

  it('keeps a second process out of its directory', async () => {
    const second = openEmbeddedPlatform(platform.config, { logger: platform.logger });
    await expect(second).rejects.toThrow(`${directory} is in use by another Throughline process`);
  });

  it('lets go of a directory that it could not open', async () => {
    const dataDir = join(directory, 'other');
    const config = { ...platform.config, dataDir };
    mkdirSync(join(dataDir, LEDGER_FILE_NAME), { recursive: true });
    await expect(openEmbeddedPlatform(config, { logger: platform.logger })).rejects.toThrow('unable to open');
    rmSync(join(dataDir, LEDGER_FILE_NAME), { recursive: true });
    const opened = await openEmbeddedPlatform(config, { logger: platform.logger });
    await opened.close();
  });

  it('cannot be started where a read model cannot be built', async () => {
    await hold('1');
    service.app.get(HeldModule).projection.apply = () => {
      throw new TypeError('what is this');
    };
    await expect(service.start()).rejects.toThrow('follower test_held cannot apply OrderHeld at position 1');
  });
});
