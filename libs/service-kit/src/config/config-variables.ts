import {
  anyText,
  integerBetween,
  oneOf,
  parseBrokers,
  parseProfile,
  parseSecrets,
  parseUpstreams,
  topicPrefix,
  trueOrFalse,
  urlWith,
  type Parse,
} from './parsers.js';

export type Unit = 'ms' | 'bytes' | 'count' | '';

export interface ConfigVariable<T = unknown> {
  readonly parse: Parse<T>;
  /** As it would stand in the environment; '' is parsed to nothing and given as `undefined`. */
  readonly default: string;
  readonly unit: Unit;
  readonly meaning: string;
}

interface Described {
  readonly default: string;
  readonly unit?: Unit;
  readonly meaning: string;
}

const variable = <T>(parse: Parse<T>, { unit = '', ...described }: Described): ConfigVariable<T> => ({
  parse,
  unit,
  ...described,
});

const optional = <T>(parse: Parse<T>, described: Described): ConfigVariable<T | undefined> =>
  variable<T | undefined>(parse, described);

/** 24 days: Node's timers take a little more, and fire at once beyond. */
const PERIOD_MS_MAX = 2_073_600_000;
const GIBIBYTE = 1_073_741_824;
const KIBIBYTE = 1_024;

const milliseconds = (defaultMs: number, meaning: string, minimumMs = 1): ConfigVariable<number> =>
  variable(integerBetween(minimumMs, PERIOD_MS_MAX), { default: String(defaultMs), unit: 'ms', meaning });

const count = (defaultCount: number, maximum: number, meaning: string): ConfigVariable<number> =>
  variable(integerBetween(1, maximum), { default: String(defaultCount), unit: 'count', meaning });

const bytes = (defaultBytes: number, meaning: string): ConfigVariable<number> =>
  variable(integerBetween(KIBIBYTE, GIBIBYTE), { default: String(defaultBytes), unit: 'bytes', meaning });

/** Every environment variable there is; `docs/configuration.md` is written from this table. */
export const configVariables = {
  PROFILE: variable(parseProfile, {
    default: 'embedded',
    meaning:
      'What the ports run on. `embedded`: one process with SQLite files. ' +
      '`distributed`: a process per service on Kafka and PostgreSQL.',
  }),
  DATA_DIR: variable(anyText, {
    default: './data',
    meaning:
      'Folder of the event store and the read models; distributed, of what a process keeps for itself.',
  }),
  KAFKA_BROKERS: variable(parseBrokers, {
    default: '127.0.0.1:9092',
    meaning: 'Distributed: where the brokers are, `host:port,…`.',
  }),
  KAFKA_SSL: variable(trueOrFalse, {
    default: 'false',
    meaning: 'Distributed: TLS to the brokers, checked against the certificates that Node trusts.',
  }),
  KAFKA_USERNAME: optional(anyText, {
    default: '',
    meaning: 'Distributed: SASL user of the brokers. Without one there is no sign-in.',
  }),
  KAFKA_PASSWORD: optional(anyText, { default: '', meaning: 'Distributed: SASL password of that user.' }),
  KAFKA_SASL_MECHANISM: variable(oneOf('plain', 'scram-sha-256', 'scram-sha-512'), {
    default: 'scram-sha-512',
    meaning: 'Distributed: how that user signs in.',
  }),
  KAFKA_REPLICATION_FACTOR: variable(integerBetween(-1, 15), {
    default: '-1',
    meaning: 'Distributed: copies of each topic that is created; -1 leaves it to the broker.',
  }),
  KAFKA_TOPIC_PREFIX: optional(topicPrefix, {
    default: '',
    meaning: 'Distributed: put before every topic and group, where several installations share the brokers.',
  }),
  KAFKA_SESSION_TIMEOUT_MS: milliseconds(
    30_000,
    'Distributed: a member of a group that is silent for this long is taken for dead, and its partitions go on elsewhere.',
    6_000,
  ),
  DATABASE_URL: variable(urlWith('postgres', 'postgresql'), {
    default: 'postgres://throughline:throughline@127.0.0.1:5432/throughline',
    meaning: 'Distributed: PostgreSQL, of the read models and, without EVENTSTORE_URL, of the event store.',
  }),
  DATABASE_CONNECTIONS_MAX: count(
    10,
    1_000,
    'Distributed: connections to PostgreSQL that one process opens.',
  ),
  EVENTSTORE_URL: optional(urlWith('esdb', 'esdb+discover', 'kurrentdb', 'kurrentdb+discover'), {
    default: '',
    meaning: 'Distributed: EventStoreDB or KurrentDB as the event store, in place of PostgreSQL.',
  }),
  UPSTREAMS: optional(parseUpstreams, {
    default: '',
    meaning:
      'Gateway: where the services answer, `service=url,…`; several instances of one are separated by `|`.',
  }),
  HOST: variable(anyText, {
    default: '127.0.0.1',
    meaning: 'Address to listen on. There is no sign-in yet: think before opening it.',
  }),
  PORT: variable(integerBetween(0, 65_535), {
    default: '3000',
    meaning: 'Port to listen on; 0 takes a free one.',
  }),
  LOG_LEVEL: variable(oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'), {
    default: 'info',
    meaning: 'The least severe log line that is written.',
  }),
  LOG_PRETTY: variable(trueOrFalse, { default: 'false', meaning: 'Log lines for people instead of JSON.' }),
  HTTP_BODY_BYTES_MAX: bytes(
    1_048_576,
    'Largest body of a request; imports are streamed and not bound by it.',
  ),
  SHUTDOWN_GRACE_MS: milliseconds(10_000, 'How long requests under way may take to end at shutdown.'),
  READINESS_STALL_MS: milliseconds(
    30_000,
    'Work that waits this long without any progress makes /readyz fail.',
  ),
  IN_FLIGHT_MAX: count(256, 4_096, 'Keys that one consumer handles at once.'),
  RETRY_ATTEMPTS_MAX: count(5, 100, 'Tries of a message before it becomes a dead letter.'),
  RETRY_BACKOFF_MS: milliseconds(100, 'Pause before the second try of a message; doubles with each try.'),
  RETRY_BACKOFF_MS_MAX: milliseconds(30_000, 'Longest pause between two tries of a message.'),
  READ_MODEL_FLUSH_MS: milliseconds(
    500,
    'The longest that a change waits in memory before read models are written.',
  ),
  WORK_LIST_FLUSH_MS: milliseconds(
    1_000,
    'How often the lists of owed steps are written; steps that come and go between are not.',
  ),
  STUCK_AFTER_MS: milliseconds(30_000, 'An order without progress for this long is driven again.'),
  SWEEP_EVERY_MS: milliseconds(5_000, 'How often orders without progress are looked for.'),
  SHIPMENT_ACK_TIMEOUT_MS: milliseconds(
    900_000,
    'A release that no warehouse acknowledged is repeated after this.',
  ),
  WAREHOUSE_SILENCE_MS: milliseconds(
    172_800_000,
    'An acknowledged shipment that does not ship for this long becomes an exception.',
  ),
  CARRIER_SILENCE_MS: milliseconds(
    604_800_000,
    'A parcel without a scan for this long becomes an exception.',
  ),
  STOCK_RECHECK_MS: milliseconds(
    900_000,
    'How often the queue place of an order that waits for stock is looked at.',
  ),
  INCOMING_OVERDUE_AFTER_MS: milliseconds(
    86_400_000,
    'What is on its way and this late is not counted on any more: orders that wait lose their date.',
  ),
  RESERVATION_SETTLE_MS: milliseconds(60_000, 'A reservation older than this is checked against its order.'),
  EFFECTS_IN_FLIGHT_MAX: count(32, 1_024, 'Calls to the outside world at once, per service.'),
  GATEWAY_URL: variable(urlWith('http', 'https'), {
    default: 'http://127.0.0.1:3100',
    meaning: 'The payment gateway; the sandbox of the partner stand-ins by default.',
  }),
  GATEWAY_TIMEOUT_MS: milliseconds(
    10_000,
    'A gateway call without an answer is given up after this, outcome unknown.',
  ),
  SMTP_URL: optional(urlWith('smtp', 'smtps'), {
    default: '',
    meaning: 'Mail server. Without one, mails are written as files into OUTBOX_DIR.',
  }),
  MAIL_FROM: variable(anyText, { default: 'Throughline <orders@example.com>', meaning: 'Sender of mails.' }),
  OUTBOX_DIR: optional(anyText, {
    default: '',
    meaning: 'Folder of mails without a mail server; `<DATA_DIR>/outbox`.',
  }),
  WEBHOOK_SECRETS: optional(parseSecrets, {
    default: '',
    meaning:
      "Keys that webhooks are signed with: `name=key,…`, by the channel's webhookSecretName, else its id. " +
      'A channel without one is refused.',
  }),
} as const satisfies Record<string, ConfigVariable>;

export type ConfigVariableName = keyof typeof configVariables;
