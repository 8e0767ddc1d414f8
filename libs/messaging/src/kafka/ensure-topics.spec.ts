import { deadLetterTopicOf, TOPIC, topicNamed } from '@throughline/contracts';
import { differencesOf } from './ensure-topics.js';

const WMS = topicNamed(TOPIC.wmsEvents);
const RETENTION_MS = String(30 * 86_400_000);

const settings = (more: Record<string, string> = {}): Map<string, string> =>
  new Map(
    Object.entries({
      'retention.ms': RETENTION_MS,
      'cleanup.policy': 'delete',
      'max.message.bytes': '1048576',
      ...more,
    }),
  );

describe('a topic of the cluster', () => {
  it('is as it is declared', () => {
    expect(differencesOf(WMS, WMS.name, 12, settings())).toEqual([]);
  });

  it('with another number of partitions is refused: keys would lose their order', () => {
    expect(differencesOf(WMS, WMS.name, 6, settings())).toEqual([
      expect.stringMatching(/^oms\.wms\.events\.v1: expected 12 partitions, found 6\. .*lose their order/),
    ]);
  });

  it('with another retention is refused, with the command that sets it', () => {
    expect(differencesOf(WMS, WMS.name, 12, settings({ 'retention.ms': '1000' }))).toEqual([
      `oms.wms.events.v1: expected retention.ms=${RETENTION_MS}, found 1000. ` +
        `Set it: kafka-configs.sh --alter --topic oms.wms.events.v1 --add-config retention.ms=${RETENTION_MS}`,
    ]);
  });

  it('that is compacted though it is not declared so is refused', () => {
    const [difference] = differencesOf(WMS, WMS.name, 12, settings({ 'cleanup.policy': 'compact' }));
    expect(difference).toMatch(/expected cleanup\.policy=delete, found compact/);
  });

  it('for dead letters takes a whole message in base64', () => {
    const dead = topicNamed(deadLetterTopicOf(TOPIC.wmsEvents));
    const [difference] = differencesOf(dead, dead.name, dead.partitions, settings({ 'retention.ms': '-1' }));
    expect(difference).toMatch(/expected max\.message\.bytes=16048576, found 1048576/);
  });
});
