// @ts-check

const HOST = '127.0.0.1';

/** Dead letters carry a whole message in base64; what is over sixteen million bytes is the batch's own framing. */
const MESSAGE_BYTES_MAX = 17_000_000;

/** Internal topics of a single broker need no more: each partition costs files and time at start-up. */
const INTERNAL_PARTITIONS = 4;

/** The broker waits this long for its own former life after a kill; the default is nine seconds. */
const BROKER_SESSION_MS = 3_000;
const BROKER_HEARTBEAT_MS = 500;

/** Lets tests see a dead member's partitions taken over sooner than the default of six seconds does. */
const GROUP_SESSION_MS_MIN = 1_000;

/** The default of 128 MB would be a quarter of the heap. */
const CLEANER_BUFFER_BYTES = 16 * 1024 * 1024;

/**
 * One node that is broker and controller, for tests and development: nothing is replicated.
 * @param {{ dataDir: string, port: number, controllerPort: number }} settings
 */
export function serverProperties({ dataDir, port, controllerPort }) {
  const properties = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@${HOST}:${controllerPort}`,
    listeners: `PLAINTEXT://${HOST}:${port},CONTROLLER://${HOST}:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://${HOST}:${port}`,
    'inter.broker.listener.name': 'PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'log.dirs': dataDir.replaceAll('\\', '/'),
    'auto.create.topics.enable': false,
    'message.max.bytes': MESSAGE_BYTES_MAX,
    'replica.fetch.max.bytes': MESSAGE_BYTES_MAX,
    'offsets.topic.num.partitions': INTERNAL_PARTITIONS,
    'offsets.topic.replication.factor': 1,
    'transaction.state.log.num.partitions': INTERNAL_PARTITIONS,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.num.partitions': INTERNAL_PARTITIONS,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    'group.min.session.timeout.ms': GROUP_SESSION_MS_MIN,
    'broker.session.timeout.ms': BROKER_SESSION_MS,
    'broker.heartbeat.interval.ms': BROKER_HEARTBEAT_MS,
    'log.cleaner.dedupe.buffer.size': CLEANER_BUFFER_BYTES,
    'num.network.threads': 2,
    'num.io.threads': 4,
  };
  const lines = Object.entries(properties).map(([name, value]) => `${name}=${value}`);
  return `${lines.join('\n')}\n`;
}
