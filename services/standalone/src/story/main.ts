import { parseArgs } from 'node:util';
import type { StoredEvent } from '@throughline/contracts';
import { tellStory } from './tell-story.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: { type: 'string', default: 'http://127.0.0.1:3000' } },
});
const [orderId] = positionals;

async function readEvents(url: string, id: string): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const response = await fetch(`${url}/api/v1/orders/${encodeURIComponent(id)}/events?limit=200${query}`);
    const body = (await response.json()) as {
      items: StoredEvent[];
      nextCursor: string | null;
      code?: string;
      detail?: string;
    };
    if (!response.ok) throw new Error(`${body.code}: ${body.detail ?? response.statusText}`);
    events.push(...body.items);
    cursor = body.nextCursor;
  }
  return events;
}

if (orderId === undefined) {
  process.stderr.write('usage: npm run story -- <orderId> [--url http://127.0.0.1:3000]\n');
  process.exitCode = 1;
} else {
  try {
    const events = await readEvents(values.url, orderId);
    process.stdout.write(`${tellStory(events).join('\n')}\n`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`no story of ${orderId} from ${values.url}: ${reason}\n`);
    process.exitCode = 1;
  }
}
