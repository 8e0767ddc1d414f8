import { parseArgs } from 'node:util';
import type { StoredEvent } from '@throughline/contracts';
import { everyItem } from '../paged.js';
import { tellStory } from './tell-story.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: { type: 'string', default: 'http://127.0.0.1:3000' } },
});
const [orderId] = positionals;

if (orderId === undefined) {
  process.stderr.write('usage: npm run story -- <orderId> [--url http://127.0.0.1:3000]\n');
  process.exitCode = 1;
} else {
  try {
    const address = `${values.url}/api/v1/orders/${encodeURIComponent(orderId)}/events?limit=200`;
    const events: StoredEvent[] = [];
    for await (const event of everyItem<StoredEvent>(address)) events.push(event);
    process.stdout.write(`${tellStory(events).join('\n')}\n`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`no story of ${orderId} from ${values.url}: ${reason}\n`);
    process.exitCode = 1;
  }
}
