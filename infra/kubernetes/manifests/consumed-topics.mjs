// @ts-check
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const PATTERN = /@EventPattern\(\s*when(?<kind>Event|Message)\(\s*(?:'(?<type>\w+)'|TOPIC\.(?<topic>\w+))/g;

/**
 * The topics that a service's handlers name, read from their sources: a service is not imported to be asked.
 * @param {string} service
 * @param {Pick<typeof import('@throughline/contracts'), 'whenEvent' | 'TOPIC'>} contracts
 * @returns {Promise<readonly string[]>} sorted, each once
 */
export async function consumedTopics(service, { whenEvent, TOPIC }) {
  const folder = fileURLToPath(new URL(`../../../services/${service}/src/`, import.meta.url));
  const files = (await readdir(folder, { recursive: true })).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'),
  );
  const sources = await Promise.all(files.map((file) => readFile(`${folder}${file}`, 'utf8')));
  const topics = sources.flatMap((source) =>
    [...source.matchAll(PATTERN)].map(({ groups = {} }) => {
      if (groups.kind === 'Event') return whenEvent(/** @type {never} */ (groups.type)).topic;
      return TOPIC[/** @type {keyof typeof TOPIC} */ (groups.topic)];
    }),
  );
  return [...new Set(topics)].toSorted();
}
