// @ts-check
import { code, generatedFrom, jsonBlock, table } from './markdown.mjs';

/** @typedef {import('@throughline/contracts').TopicDeclaration} Topic */

const DAY_MS = 86_400_000;
const FOREVER_MS = -1;

const KINDS = /** @type {const} */ ([
  ['relay', 'Facts', 'Stored events as they are, in their envelope.'],
  [
    'mapped',
    'Requests to partners',
    'A pure mapping of stored events: no envelope, no id of ours but the reference.',
  ],
  ['inbound', 'From partners', 'Written by adapters, without an envelope; checked at the edge.'],
  [
    'internal',
    'Between ourselves',
    'Dead letters, dead letters on their way back, and how far the relay is.',
  ],
]);

/** @param {Topic} topic */
const retentionOf = ({ retentionMs, isCompacted }) => {
  const time = retentionMs === FOREVER_MS ? 'for ever' : `${retentionMs / DAY_MS} days`;
  return isCompacted ? `${time}, compacted` : time;
};

/** @param {Topic} topic */
const rowOf = (topic) => [
  code(topic.name),
  topic.owner,
  topic.key,
  topic.partitions,
  topic.isPublic ? 'yes' : 'no',
  retentionOf(topic),
  topic.description,
];

/** @param {readonly Topic[]} topics */
const detailsOf = (topics) =>
  topics.flatMap((topic) => [
    ...(topic.types.length > 0 || topic.example !== undefined ? [`### ${code(topic.name)}`] : []),
    ...(topic.types.length > 0 ? [`Event types: ${topic.types.map(code).join(', ')}.`] : []),
    ...(topic.example !== undefined ? ['A message:', jsonBlock(topic.example)] : []),
  ]);

/** `docs/topics.md`. @param {readonly Topic[]} topics */
export function topicsPage(topics) {
  const sections = KINDS.flatMap(([kind, title, meaning]) => {
    const ofKind = topics.filter((topic) => topic.kind === kind);
    const head = table(['topic', 'owner', 'key', 'partitions', 'public', 'kept', 'what'], ofKind.map(rowOf));
    return [`## ${title} (${kind})`, meaning, head, ...detailsOf(ofKind)];
  });
  return [
    generatedFrom('libs/contracts'),
    '# Topics',
    'Every topic there is, declared once in `libs/contracts/src/topics.ts`. Partners without Kafka read and write the ' +
      'public ones over `/api/v1/topics/<topic>`. How long Kafka keeps a topic is not how long history is kept: the ' +
      'event store keeps it for ever.',
    ...sections,
  ].join('\n\n');
}
