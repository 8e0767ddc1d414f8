import { describeMessageTransport } from '../conformance/index.js';
import { KafkaHarness } from '../conformance/kafka-harness.js';

const PATIENCE_MS = 20_000;

describeMessageTransport('Kafka', () => KafkaHarness.create(), { patienceMs: PATIENCE_MS });
