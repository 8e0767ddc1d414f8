import { configFrom, ConfigurationError } from './config.js';
import { configVariables } from './config-variables.js';
import { configurationMarkdown, configurationTable } from './configuration-table.js';

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    configFrom(environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
};

describe('reading the configuration', () => {
  it('works with no variable set', () => {
    const config = configFrom({});
    expect(config).toMatchObject({
      profile: 'embedded',
      host: '127.0.0.1',
      port: 3000,
      stuckAfterMs: 30_000,
    });
    expect(config.dataDir.endsWith('/data')).toBe(true);
    expect(config.outboxDir).toBe(`${config.dataDir}/outbox`);
    expect(config.smtpUrl).toBeUndefined();
    expect(config.webhookSecrets['constructor']).toBeUndefined();
  });

  it('gives numbers, flags and secrets in their own types', () => {
    const config = configFrom({
      PORT: '0',
      LOG_PRETTY: 'true',
      GATEWAY_URL: 'https://pay.example/',
      WEBHOOK_SECRETS: 'web=s3cret=, pos=other secret',
    });
    expect(config).toMatchObject({ port: 0, logPretty: true, gatewayUrl: 'https://pay.example' });
    expect({ ...config.webhookSecrets }).toEqual({ web: 's3cret=', pos: 'other secret' });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(configFrom({ PORT: '', OUTBOX_DIR: '' }).port).toBe(3000);
  });

  it('cannot be changed afterwards', () => {
    const config = configFrom({ WEBHOOK_SECRETS: 'web=x' });
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.webhookSecrets)).toBe(true);
  });

  it('tells every problem at once', () => {
    expect(
      problemsOf({ PORT: '65536', LOG_LEVEL: 'loud', GATEWAY_URL: 'nowhere', STUCK_AFTER_MS: '1.5' }),
    ).toEqual([
      'PORT: expected a whole number from 0 to 65535, found "65536"',
      'LOG_LEVEL: expected one of trace, debug, info, warn, error, fatal, silent, found "loud"',
      'STUCK_AFTER_MS: expected a whole number from 1 to 2073600000, found "1.5"',
      'GATEWAY_URL: expected a URL that begins with http:// or https://',
    ]);
  });

  it('reads brokers and upstreams as lists', () => {
    const config = configFrom({
      PROFILE: 'distributed',
      KAFKA_BROKERS: 'kafka-1:9092, [::1]:9093',
      UPSTREAMS: 'capture=http://capture:3000/,console=http://console-1:3000|http://console-2:3000',
    });
    expect(config.kafkaBrokers).toEqual(['kafka-1:9092', '[::1]:9093']);
    expect({ ...config.upstreams }).toEqual({
      capture: ['http://capture:3000'],
      console: ['http://console-1:3000', 'http://console-2:3000'],
    });
  });

  it.each([
    ['KAFKA_BROKERS', 'kafka', 'expected host:port, separated by commas, found "kafka"'],
    ['KAFKA_BROKERS', 'a:1,,b:2', 'expected host:port, separated by commas, found ""'],
    [
      'KAFKA_TOPIC_PREFIX',
      'a/b',
      'expected up to 64 letters, digits, dots, dashes or underscores, found "a/b"',
    ],
    ['UPSTREAMS', 'http://capture', 'expected service=http://host:port, found "http://capture"'],
    ['UPSTREAMS', 'capture=ftp://x', 'expected a URL that begins with http:// or https://'],
    [
      'UPSTREAMS',
      'capture=http://a,capture=http://b',
      '"capture" is named again; separate its addresses by |',
    ],
    [
      'EVENTSTORE_URL',
      'http://db:2113',
      'expected a URL that begins with esdb:// or esdb+discover:// or kurrentdb:// or kurrentdb+discover://',
    ],
  ])('refuses %s=%s', (name, value, problem) => {
    expect(problemsOf({ [name]: value })).toEqual([`${name}: ${problem}`]);
  });

  it.each([
    ['a secret without a channel', '=hidden', 'entry 1 is not channelId=secret'],
    ['a channel without a secret', 'web=a,pos=', 'entry 2 is not channelId=secret'],
    ['words alone', 'hidden', 'entry 1 is not channelId=secret'],
    ['a channel named twice', 'web=a,web=hidden', 'entry 2 names channel "web" again'],
  ])('refuses %s and does not repeat the secret', (_, secrets, problem) => {
    expect(problemsOf({ WEBHOOK_SECRETS: secrets })).toEqual([`WEBHOOK_SECRETS: ${problem}`]);
  });

  it('does not repeat the password of a mail server', () => {
    expect(problemsOf({ SMTP_URL: 'http://user:hidden@mail.example' })).toEqual([
      'SMTP_URL: expected a URL that begins with smtp:// or smtps://',
    ]);
  });
});

describe('the table of variables', () => {
  it('has a row for each, whose default is accepted', () => {
    expect(configurationTable.map(({ name }) => name)).toEqual(Object.keys(configVariables));
    const defaults = Object.fromEntries(configurationTable.map((row) => [row.name, row.default]));
    expect(problemsOf(defaults)).toEqual([]);
  });

  it('becomes a Markdown table', () => {
    expect(configurationMarkdown()).toContain(
      '| `STUCK_AFTER_MS` | `30000` | ms | An order without progress',
    );
  });
});
