// @ts-check
import { code, generatedFrom, table } from './markdown.mjs';

/** @typedef {import('@throughline/contracts').EventDeclaration} Declaration */

/** @param {[string, Declaration]} entry */
const rowOf = ([type, { stream, topic, schemaVersion }]) => [
  code(type),
  schemaVersion,
  code(`${stream}-…`),
  topic === null ? 'never leaves the store' : code(topic),
];

/** `docs/events.md`. @param {Readonly<Record<string, Declaration>>} catalogue */
export function eventsPage(catalogue) {
  const entries = Object.entries(catalogue);
  const owners = [...new Set(entries.map(([, { owner }]) => owner))];
  const sections = owners.flatMap((owner) => [
    owner === 'every' ? '## Every service' : `## ${owner}`,
    table(
      ['event', 'version', 'stream', 'topic'],
      entries.filter(([, each]) => each.owner === owner).map(rowOf),
    ),
  ]);
  return [
    generatedFrom('libs/contracts'),
    '# Events',
    'Every event type there is, by the only service that may append it, from `libs/contracts/src/event-catalogue.ts`. ' +
      'A type is for ever: a changed shape is a new version with an upcaster beside it.',
    ...sections,
  ].join('\n\n');
}
