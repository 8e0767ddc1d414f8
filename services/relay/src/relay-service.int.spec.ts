import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@throughline/kernel';
import {
  Closing,
  closeServer,
  configFrom,
  createLogger,
  listenOn,
  openEmbeddedPlatform,
} from '@throughline/service-kit';
import { createRelay, startRelay } from './relay-service.js';

/** Nobody listens on the discard port. */
const NO_BROKER = '127.0.0.1:9';

describe('the relay as a service, without a broker', () => {
  const directory = mkdtempSync(join(tmpdir(), 'relay-service-'));
  const config = configFrom({ DATA_DIR: directory, LOG_LEVEL: 'silent', READINESS_STALL_MS: '1' });
  let closing: Closing;
  let server: Server;
  let url: string;

  beforeEach(async () => {
    closing = new Closing();
    const { store } = await openEmbeddedPlatform(config).then((platform) => {
      closing.add(() => platform.close());
      return platform;
    });
    const platform = {
      config,
      clock: systemClock,
      logger: createLogger(config),
      store,
      connection: { brokers: [NO_BROKER], clientId: 'test' },
    };
    server = createServer(await createRelay(platform, closing));
    closing.add(() => closeServer(server, 0));
    url = await listenOn(server, 0, '127.0.0.1');
  });

  afterEach(() => closing.closeAll());
  afterAll(() => rmSync(directory, { recursive: true }));

  it('is alive and not ready, and says what it lacks', async () => {
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({
      status: 'not ready',
      reasons: [expect.stringContaining('no place in the group of relays')],
    });
  });

  it('tells its lag and its role in the Prometheus format', async () => {
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toContain('\nthroughline_relay_lag 0\n');
    expect(text).toContain('\nthroughline_relay_is_leader 0\n');
    expect(text).toContain('\nthroughline_relay_published_total 0\n');
    expect(text).toContain('\nprocess_cpu_seconds_total ');
  });

  it('has no place in the embedded profile', async () => {
    await expect(startRelay(config, createLogger(config), closing)).rejects.toThrow(
      'PROFILE: expected distributed, found embedded',
    );
  });
});
