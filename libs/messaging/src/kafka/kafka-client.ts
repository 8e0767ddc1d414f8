import { Socket, connect, isIP } from 'node:net';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import kafkajs, { type ISocketFactory, type Kafka, type Producer, type SASLOptions } from 'kafkajs';
import { kafkajsLog, type KafkaLog } from './kafka-log.js';
import { silenceKafkajsTimerWarning } from './node-warnings.js';

export type { KafkaLog } from './kafka-log.js';

/** How long a broker may be silent before a member counts as dead, and its partitions go to others. */
export const SESSION_TIMEOUT_MS = 30_000;

/** The broker's own default: `default.replication.factor`. */
export const BROKERS_REPLICATION_FACTOR = -1;

const CONNECTION_TIMEOUT_MS = 5_000;
const REQUEST_TIMEOUT_MS = 30_000;
const KEEP_ALIVE_DELAY_MS = 60_000;

/**
 * About three seconds against a broker that is away. Then the caller hears of it: what has to go on trying does so
 * itself, and says so. Retries in the depths would look like work.
 */
const RETRY = { retries: 5, initialRetryTime: 100, maxRetryTime: 2_000 } as const;

export interface KafkaConnection {
  /** `host:port` of some brokers; the others are found through them. */
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly ssl?: ConnectionOptions | boolean;
  readonly sasl?: SASLOptions;
  /** `SESSION_TIMEOUT_MS` by default. After a crash, this long nobody handles the dead member's partitions. */
  readonly sessionTimeoutMs?: number;
  /** Of topics that are created. */
  readonly replicationFactor?: number;
  /** Put before the name of every topic and group, so that several installations can share a cluster. */
  readonly topicPrefix?: string;
}

export interface KafkaClient {
  readonly kafka: Kafka;
  /** Closes every connection without a farewell, and opens none again: to the brokers this process is dead. */
  cutOff(): void;
}

/** A client of its own offsets, connections and group membership: kafkajs shares them among all that one client makes. */
export function kafkaClient(connection: KafkaConnection, log: KafkaLog): KafkaClient {
  silenceKafkajsTimerWarning();
  const sockets = new SocketPool();
  const { brokers, clientId, ssl, sasl } = connection;
  const kafka = new kafkajs.Kafka({
    brokers: [...brokers],
    clientId,
    ...(ssl !== undefined && { ssl }),
    ...(sasl !== undefined && { sasl }),
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    retry: RETRY,
    socketFactory: sockets.open,
    logLevel: kafkajs.logLevel.INFO,
    logCreator: kafkajsLog(log, () => sockets.isCutOff),
  });
  return { kafka, cutOff: () => sockets.cutOff() };
}

/**
 * The settings under which kafkajs's idempotent producer keeps its promise: every replica has the message, and no
 * request overtakes another. A producer whose `send` failed must not be used again: see `KafkaPublisher`.
 */
export const IDEMPOTENT_PRODUCER = {
  idempotent: true,
  maxInFlightRequests: 1,
  allowAutoTopicCreation: false,
  retry: RETRY,
  createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
} as const;

/** With every `send`: all replicas in sync. */
export const ALL_REPLICAS = -1;

export const idempotentProducer = (kafka: Kafka): Producer => kafka.producer(IDEMPOTENT_PRODUCER);

const CUT_OFF = 'the client was cut off';

class SocketPool {
  private readonly sockets = new Set<Socket>();
  isCutOff = false;

  readonly open: ISocketFactory = ({ host, port, ssl, onConnect }) => {
    if (this.isCutOff) return new Socket().destroy(new Error(CUT_OFF));
    const servername = isIP(host) === 0 ? { servername: host } : {};
    // kafkajs's types say that `ssl` is there; without encryption it is not.
    const tls = ssl as ConnectionOptions | undefined;
    const socket = tls
      ? connectTls({ host, port, ...servername, ...tls }, onConnect)
      : connect({ host, port }, onConnect);
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    return socket.setKeepAlive(true, KEEP_ALIVE_DELAY_MS);
  };

  cutOff(): void {
    this.isCutOff = true;
    // kafkajs does not hear of a socket that closes without an error, and would wait for answers.
    for (const socket of this.sockets) socket.destroy(new Error(CUT_OFF));
  }
}
