import { findTopic, groupOf, SERVICES, TOPIC, TOPIC_PARTITIONS, whenEvent } from '@throughline/contracts';
import { consumedTopics } from '../../infra/kubernetes/manifests/consumed-topics.mjs';
import { filesBelow, resourcesIn, textOf, type Resource } from './deployment-files.js';

interface LagTrigger {
  readonly type: string;
  readonly metadata: { readonly consumerGroup: string; readonly topic: string };
}

const scaledObjectOf = (service: string): Resource =>
  resourcesIn(`infra/kubernetes/components/autoscaling/${service}.yaml`)[0]!;

const lagTriggersOf = (service: string): LagTrigger[] =>
  (scaledObjectOf(service)['spec'].triggers as LagTrigger[]).filter(({ type }) => type === 'kafka');

/** What a trigger names that contracts do not declare: it would see no lag for ever, and nobody would be told. */
const undeclared = (service: string, triggers: readonly LagTrigger[]): string[] =>
  triggers.flatMap(({ metadata: { consumerGroup, topic } }) => [
    ...(consumerGroup === `throughline-${service}` ? [] : [consumerGroup]),
    ...(findTopic(topic) ? [] : [topic]),
  ]);

describe.each(SERVICES)('the pods of %s', (service) => {
  const { spec } = scaledObjectOf(service);

  it('are no more than topics have partitions, and never one alone', () => {
    expect(spec.scaleTargetRef).toEqual({ name: service });
    expect([spec.minReplicaCount, spec.maxReplicaCount]).toEqual([2, TOPIC_PARTITIONS]);
    for (const { metadata } of lagTriggersOf(service)) {
      expect(findTopic(metadata.topic)?.partitions).toBeGreaterThanOrEqual(spec.maxReplicaCount);
    }
  });

  it('follow the lag of its own group, on topics that there are', () => {
    expect(undeclared(service, lagTriggersOf(service))).toEqual([]);
    for (const { metadata } of lagTriggersOf(service)) expect(metadata.consumerGroup).toBe(groupOf(service));
  });

  it('follow every topic that a handler of it reads, as its sources name them', async () => {
    const sources = filesBelow(`services/${service}/src`, '.ts').filter((file) => !file.endsWith('.spec.ts'));
    const patterns = sources.flatMap((file) => textOf(file).match(/@EventPattern\(/g) ?? []);
    const topics = lagTriggersOf(service).map(({ metadata }) => metadata.topic);
    expect(topics).toEqual(await consumedTopics(service, { whenEvent, TOPIC }));
    expect(topics.length > 0).toBe(patterns.length > 0);
  });
});

describe('the lag that pods follow', () => {
  it('would be told of, were a topic or a group misspelt', () => {
    const [trigger] = lagTriggersOf('payment');
    const metadata = { consumerGroup: 'throughline-paiment', topic: 'oms.order.event.v1' };
    expect(undeclared('payment', [{ ...trigger!, metadata }])).toEqual([
      'throughline-paiment',
      'oms.order.event.v1',
    ]);
  });

  it('is found for handlers of facts and of partners’ messages alike', async () => {
    const topicsOf = (service: string) => consumedTopics(service, { whenEvent, TOPIC });
    expect(await topicsOf('capture')).toEqual([TOPIC.channelOrders]);
    expect(await topicsOf('payment')).toContain(whenEvent('StockReserved').topic);
    expect(await topicsOf('fulfillment')).toEqual(
      expect.arrayContaining([TOPIC.wmsEvents, TOPIC.carrierEvents, whenEvent('StockAllocated').topic]),
    );
    expect(await topicsOf('console')).toEqual([]);
  });
});
