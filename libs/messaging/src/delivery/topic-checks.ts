import { deadLetterTopicOf, findTopic, type TopicDeclaration } from '@throughline/contracts';
import { RequestRefused, type ConsumerOptions } from '../message-transport.js';

/** @throws RequestRefused for a topic that is not declared */
export function declarationOf(name: string): TopicDeclaration {
  const topic = findTopic(name);
  if (topic === undefined) throw new RequestRefused('unknown-topic', `no topic "${name}" is declared`);
  return topic;
}

/**
 * The topics to consume, each once.
 * @throws RequestRefused for what no group can do
 */
export function consumableTopics({
  group,
  topics: names,
  inFlightMax,
  retry,
}: ConsumerOptions): TopicDeclaration[] {
  if (names.length === 0 || inFlightMax < 1 || retry.attemptsMax < 1) {
    throw new RequestRefused(
      'bad-consumer',
      `group ${group}: expected a topic, a key in flight and an attempt at least`,
    );
  }
  const declared = [...new Set(names)].map(declarationOf);
  for (const { name } of declared) {
    if (findTopic(deadLetterTopicOf(name)) !== undefined) continue;
    throw new RequestRefused(
      'topic-is-not-consumed',
      `${name} has no dead-letter topic: it is read by cursor`,
    );
  }
  return declared;
}

/** What the relay publishes comes from the store, and from nowhere else. */
export const isRelayed = ({ kind }: TopicDeclaration): boolean => kind === 'relay' || kind === 'mapped';

/** @throws RequestRefused for a topic that only the relay writes */
export function assertWritable(topic: TopicDeclaration): void {
  if (!isRelayed(topic)) return;
  throw new RequestRefused(
    'topic-is-read-only',
    `${topic.name} shows what the event store holds: nobody publishes to it`,
  );
}
