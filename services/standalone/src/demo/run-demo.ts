import { setTimeout as pause } from 'node:timers/promises';
import { SingleBar, Presets } from 'cli-progress';
import { orderIdFor } from '@throughline/kernel';
import { demoMix, type DemoItem } from './mix.js';
import { Sender, type Answer } from './sender.js';
import { demoSummary, type DemoOutcome } from './summary.js';

/** Orders under way at once: a busy shop, and a page that is seen to live. */
const SENT_AT_ONCE = 12;

const POLL_MS = 500;
const PATIENCE_MS = 60_000;

interface Sent {
  readonly item: DemoItem;
  readonly answer: Answer;
  readonly orderId: string | null;
}

/** Sends the mix, waits until every order rests, prints what became of all. True if it adds up. */
export async function runDemo(url: string, count: number): Promise<boolean> {
  const sender = new Sender(url);
  const run = Math.floor(Date.now() / 1000) % 10_000_000;
  const sent = await sendAll(sender, demoMix(count, run));
  const outcomes = await untilAtRest(sender, sent);
  const ids = new Set(
    sent.flatMap(({ orderId, answer }) => (answer === 'placed' && orderId ? [orderId] : [])),
  );
  const text = demoSummary(outcomes, await countListed(sender, ids));
  process.stdout.write(`\n${text}`);
  const [example] = ids;
  if (example !== undefined)
    process.stdout.write(`\nThe story of one of them:  npm run story -- ${example} --url ${url}\n`);
  return text.includes('It adds up.');
}

async function sendAll(sender: Sender, items: readonly DemoItem[]): Promise<Sent[]> {
  const bar = new SingleBar({ format: 'sending  {bar} {value}/{total}' }, Presets.shades_classic);
  bar.start(items.length, 0);
  // Repeats go last, so that they are repeats of something.
  const firsts = items.filter(({ kind }) => kind !== 'duplicate');
  const repeats = items.filter(({ kind }) => kind === 'duplicate');
  const sent = [...(await sendBatch(sender, firsts, bar)), ...(await sendBatch(sender, repeats, bar))];
  bar.stop();
  return sent;
}

async function sendBatch(sender: Sender, items: readonly DemoItem[], bar: SingleBar): Promise<Sent[]> {
  const queue = [...items];
  const sent: Sent[] = [];
  const work = async (): Promise<void> => {
    for (let item = queue.shift(); item; item = queue.shift()) {
      const answer = await sender.send(item);
      const orderId = item.externalId === undefined ? null : orderIdFor(item.channelId, item.externalId);
      if (orderId !== null && item.followUp !== 'none') await sender.followUp(orderId, item.followUp);
      sent.push({ item, answer, orderId });
      bar.increment();
    }
  };
  await Promise.all(Array.from({ length: SENT_AT_ONCE }, work));
  return sent;
}

interface OrderAnswer {
  readonly status?: string;
  readonly nextSteps?: readonly { readonly kind: string; readonly name: string }[];
}

/** Ended, or waiting for a person or for stock. */
const isAtRest = ({ status, nextSteps = [] }: OrderAnswer): boolean =>
  status !== undefined &&
  (nextSteps.length === 0 ||
    nextSteps.some(({ kind, name }) => kind === 'decision' || name === 'await-stock'));

async function untilAtRest(sender: Sender, sent: readonly Sent[]): Promise<DemoOutcome[]> {
  const bar = new SingleBar({ format: 'settling {bar} {value}/{total}' }, Presets.shades_classic);
  const open = new Map(
    sent.flatMap((one) => (one.answer === 'placed' && one.orderId ? [[one.orderId, one] as const] : [])),
  );
  const statuses = new Map<string, string>();
  bar.start(open.size, 0);
  const until = Date.now() + PATIENCE_MS;
  while (open.size > 0 && Date.now() < until) {
    for (const orderId of [...open.keys()]) {
      const answer = (await sender.get(`/api/v1/orders/${orderId}`)) as OrderAnswer;
      statuses.set(orderId, answer.status ?? 'unknown');
      if (!isAtRest(answer)) continue;
      open.delete(orderId);
      bar.increment();
    }
    if (open.size > 0) await pause(POLL_MS);
  }
  bar.stop();
  return sent.map(({ item, answer, orderId }) => ({
    kind: item.kind,
    answer,
    status: answer === 'placed' && orderId !== null ? (statuses.get(orderId) ?? null) : null,
  }));
}

interface OrderPage {
  readonly items: readonly { readonly orderId: string }[];
  readonly nextCursor: string | null;
}

async function countListed(sender: Sender, ids: ReadonlySet<string>): Promise<number> {
  let found = 0;
  for (let query = ''; found < ids.size;) {
    const page = (await sender.get(`/api/v1/orders?limit=200${query}`)) as unknown as OrderPage;
    found += page.items.filter(({ orderId }) => ids.has(orderId)).length;
    if (page.nextCursor === null) break;
    query = `&cursor=${page.nextCursor}`;
  }
  return found;
}
