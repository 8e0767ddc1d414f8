import { deadLetterTopicOf, type DeadLetter } from '@throughline/contracts';
import { instantOf, PoisonMessage, TransientFault, type Clock } from '@throughline/kernel';
import type { ConsumerOptions, ConsumerTrouble, Message, MessageTransport } from '../message-transport.js';
import { backoffMsAfter } from './backoff.js';
import { deadLetterOf } from './dead-letter.js';
import { unwrapRetry, type Handleable } from './retries.js';

/** A message on its way through a handler, with what became of it so far. */
export class Delivery {
  readonly message: Message;
  readonly defect: PoisonMessage | undefined;
  /** All tries in vain, and those that were not transient faults. */
  tries = 0;
  failures = 0;
  letter: DeadLetter | undefined;
  letterId: string | undefined;

  constructor(received: Handleable) {
    const { message, defect } = unwrapRetry(received);
    this.message = message;
    this.defect = defect;
  }
}

/** May be acknowledged, or is tried again after a pause. */
export type Outcome =
  { readonly kind: 'handled' | 'set-aside' } | { readonly kind: 'retry'; readonly retryInMs: number };

const HANDLED: Outcome = { kind: 'handled' };
const SET_ASIDE: Outcome = { kind: 'set-aside' };

export interface Desk {
  readonly options: ConsumerOptions;
  readonly clock: Clock;
  readonly publish: MessageTransport['publish'];
}

/** A listener that throws is the listener's loss: no message waits for it. */
export function tell({ onTrouble }: ConsumerOptions, trouble: ConsumerTrouble): void {
  try {
    onTrouble?.(trouble);
  } catch {
    // It was told, and nothing depends on it.
  }
}

/** One try. Never throws: what goes wrong is in the outcome, and told to `onTrouble`. */
export async function tryOnce(delivery: Delivery, desk: Desk): Promise<Outcome> {
  if (delivery.letter === undefined) {
    try {
      if (delivery.defect !== undefined) throw delivery.defect;
      await desk.options.handle(delivery.message);
      return HANDLED;
    } catch (error) {
      const retry = judge(delivery, error, desk);
      if (retry !== undefined) return retry;
    }
  }
  return setAside(delivery, desk);
}

/** A retry, or undefined if the message is to be set aside: then its dead letter is made. */
function judge(delivery: Delivery, error: unknown, { options, clock }: Desk): Outcome | undefined {
  delivery.tries += 1;
  if (!(error instanceof TransientFault)) delivery.failures += 1;
  if (!(error instanceof PoisonMessage) && delivery.failures < options.retry.attemptsMax) {
    const retryInMs = backoffMsAfter(delivery.tries, options.retry);
    tell(options, { kind: 'retrying', message: delivery.message, error, tries: delivery.tries, retryInMs });
    return { kind: 'retry', retryInMs };
  }
  const failure = { error, attempts: delivery.tries, group: options.group, failedAt: instantOf(clock.now()) };
  delivery.letter = deadLetterOf(delivery.message, failure);
  delivery.tries = 0;
  return undefined;
}

/** Stores the dead letter once, then tells of it; either is tried until it succeeds. */
async function setAside(delivery: Delivery, desk: Desk): Promise<Outcome> {
  const { options } = desk;
  const letter = delivery.letter as DeadLetter;
  try {
    delivery.letterId ??= await store(letter, desk);
    await options.onDeadLetter?.(letter, delivery.letterId);
    tell(options, { kind: 'set-aside', message: delivery.message, letter, id: delivery.letterId });
    return SET_ASIDE;
  } catch (error) {
    delivery.tries += 1;
    const retryInMs = backoffMsAfter(delivery.tries, options.retry);
    tell(options, {
      kind: 'set-aside-failed',
      message: delivery.message,
      error,
      tries: delivery.tries,
      retryInMs,
    });
    return { kind: 'retry', retryInMs };
  }
}

async function store(letter: DeadLetter, { publish }: Desk): Promise<string> {
  const topic = deadLetterTopicOf(letter.topic);
  const [offset] = await publish(topic, [{ key: letter.key ?? '', value: letter }]);
  return `${topic}/${offset}`;
}
