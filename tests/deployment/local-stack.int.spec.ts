import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { configFrom } from '@throughline/service-kit';
import { startStack, type Stack } from '../../infra/local/stack.mjs';

/** A service in small: says what it was given, drains when it is told to end, dies when it is asked to. */
const SERVICE = `
import { createServer } from 'node:http';
const name = process.argv[2];
const server = createServer((request, response) => {
  if (request.url === '/die') process.exit(3);
  if (request.url === '/readyz') response.writeHead(name === 'never' ? 503 : 200);
  response.end(request.url === '/readyz' ? '{"reasons":["it never is"]}' : JSON.stringify(process.env));
});
server.listen(Number(process.env.PORT), process.env.HOST, () => console.log('listens'));
process.on('SIGTERM', () => setTimeout(() => { console.log('drained'); process.exit(); }, 50));
`;

interface Said {
  readonly who: string;
  readonly line: string;
}

describe('the stack of this machine', () => {
  let folder: string;
  let stack: Stack;
  let said: Said[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stack-'));
    said = [];
  });

  afterEach(async () => {
    await stack.stop();
    await rm(folder, { recursive: true });
  });

  const start = async (services: Record<string, number>): Promise<void> => {
    const script = join(folder, 'service.mjs');
    await writeFile(script, SERVICE);
    stack = await startStack({
      services,
      dataDir: folder,
      brokers: 'broker:9092',
      databaseUrl: 'postgres://db/one',
      environment: { LOG_LEVEL: 'warn', STUCK_AFTER_MS: '400' },
      commands: Object.fromEntries(
        [...Object.keys(services), 'gateway'].map((name) => [name, [script, name]]),
      ),
      log: ({ name, instance }, line) => said.push({ who: `${name} ${instance}`, line }),
    });
  };

  const running = (): string[] => stack.processes.map(({ name, instance }) => `${name} ${instance}`);

  const pidOf = (name: string): number | undefined =>
    stack.processes.find((process) => process.name === name)?.pid;

  const environmentOf = async (name: string): Promise<Record<string, string>> => {
    const url = stack.processes.find((process) => process.name === name)?.url;
    return (await (await fetch(url!)).json()) as Record<string, string>;
  };

  it('gives every process its port, its folder and the servers', async () => {
    await start({ capture: 2, relay: 1 });
    await stack.ready();
    expect(running()).toEqual(['capture 1', 'capture 2', 'relay 1', 'gateway 1']);
    expect(new Set(stack.processes.map(({ port }) => port)).size).toBe(4);
    expect(await environmentOf('capture')).toMatchObject({
      PROFILE: 'distributed',
      KAFKA_BROKERS: 'broker:9092',
      DATABASE_URL: 'postgres://db/one',
      DATA_DIR: join(folder, 'capture-1'),
      LOG_LEVEL: 'warn',
      STUCK_AFTER_MS: '400',
      NODE_OPTIONS: '',
    });
  });

  it('tells the gateway where every instance may be, before it is there', async () => {
    await start({ capture: 1, relay: 1 });
    await stack.ready();
    const { upstreams } = configFrom(await environmentOf('gateway'));
    expect(upstreams?.['capture']).toHaveLength(3);
    expect(upstreams?.['relay']).toHaveLength(3);
    await stack.scale('capture', 3);
    await stack.ready();
    const captures = stack.processes.filter(({ name }) => name === 'capture');
    expect(captures.map(({ url }) => url)).toEqual(upstreams?.['capture']);
  });

  it('starts a process again that died, and says so', async () => {
    await start({ capture: 1 });
    await stack.ready();
    const before = pidOf('capture');
    await expect(
      environmentOf('capture').then(() => fetch(`${stack.processes[0]!.url}/die`)),
    ).rejects.toThrow();
    while (pidOf('capture') === before || pidOf('capture') === undefined) await pause(10);
    await stack.ready();
    expect(said).toContainEqual({
      who: 'capture 1',
      line: 'ended with code 3; it is started again in 500 ms',
    });
  });

  it('leaves down what was killed from here, until it is started', async () => {
    await start({ capture: 2 });
    await stack.ready();
    await stack.killOne('capture', 1);
    expect(running()).toEqual(['capture 2', 'gateway 1']);
    await pause(700);
    expect(said.filter(({ line }) => line !== 'listens')).toEqual([]);
    stack.start('capture');
    await stack.ready();
    expect(running()).toEqual(['capture 1', 'capture 2', 'gateway 1']);
  });

  it('restarts in good order and is ready again', async () => {
    await start({ capture: 1 });
    await stack.ready();
    const before = pidOf('capture');
    await stack.restartOne('capture');
    expect(pidOf('capture')).not.toBe(before);
    expect((await fetch(stack.processes[0]!.url)).status).toBe(200);
    expect(said.filter(({ who }) => who === 'capture 1').map(({ line }) => line)).toEqual([
      'listens',
      'drained',
      'listens',
    ]);
  });

  it('ends services before the relay, and the gateway last', async () => {
    await start({ relay: 1, capture: 1, payment: 2 });
    await stack.ready();
    await stack.scale('payment', 1);
    await stack.stop();
    expect(said.filter(({ line }) => line === 'drained').map(({ who }) => who)).toEqual([
      'payment 2',
      expect.stringMatching(/capture|payment/),
      expect.stringMatching(/capture|payment/),
      'relay 1',
      'gateway 1',
    ]);
    expect(running()).toEqual([]);
  });

  it('names what is not ready', async () => {
    await start({ capture: 1, never: 1 });
    await expect(stack.ready(1_500)).rejects.toThrow(/within 1500 ms:\n {2}never 1: .*it never is/);
  });

  it('refuses instances and services that it has no place for', async () => {
    await start({ capture: 1 });
    await expect(stack.scale('capture', 4)).rejects.toThrow('capture can have 0 to 3 instances, not 4');
    expect(() => stack.start('captrue')).toThrow('the stack has no captrue');
    await stack.scale('capture', 3);
    expect(() => stack.start('capture')).toThrow('all 3 instances of capture run');
  });
});
