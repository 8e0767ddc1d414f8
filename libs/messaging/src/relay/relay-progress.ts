import type { StoredEvent, TopicDeclaration } from '@throughline/contracts';
import { FROM_START } from '@throughline/event-store';
import { instantOf, messageOf, type Clock, type Instant } from '@throughline/kernel';
import type { KafkaLog } from '../kafka/kafka-client.js';
import type { Checkpoint, StartingPoint } from './checkpoint.js';

export interface RelayFigures {
  /** Everything in the store up to here is published. Null of a standby, and before the checkpoint was read. */
  readonly position: number | null;
  /** The last checkpoint that this relay wrote. */
  readonly checkpoint: number | null;
  /** Messages since the start of the process, repeats and dead letters among them. */
  readonly published: number;
  readonly deadLetters: number;
  /** When a batch was last acknowledged, or the store was last found to hold nothing new. */
  readonly lastProgressAt: Instant;
  readonly lastError: string | null;
  /** Where the checkpoint is that the store did not know, while what the store holds is published again. */
  readonly repeatingUpTo: number | null;
}

/** How a relay gets on, over all its terms: what statistics, logs and readiness are made of. */
export class RelayProgress {
  private position: number | null = null;
  private checkpoint: number | null = null;
  private published = 0;
  private deadLetters = 0;
  private lastProgressAt: Instant;
  private lastError: string | null = null;
  private repeatingUpTo: number | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly logger: KafkaLog,
  ) {
    this.lastProgressAt = instantOf(clock.now());
  }

  figures(): RelayFigures {
    const { position, checkpoint, published, deadLetters, lastProgressAt, lastError, repeatingUpTo } = this;
    return { position, checkpoint, published, deadLetters, lastProgressAt, lastError, repeatingUpTo };
  }

  began({ position, unknown }: StartingPoint): void {
    this.position = position;
    this.lastProgressAt = instantOf(this.clock.now());
    if (unknown === undefined) {
      const text = position === FROM_START ? 'no checkpoint: all events are published' : 'publishing goes on';
      this.logger.info({ position }, text);
      return;
    }
    this.repeatingUpTo = unknown.position;
    this.lastError = `the store does not know the event of checkpoint ${unknown.position}`;
    this.logger.error(
      { checkpoint: unknown, position },
      'the store does not know the event of the last checkpoint: it was restored or replaced. ' +
        'What follows the last event that both know is published, again perhaps',
    );
  }

  /** Everything up to `position` is at the brokers, with so many messages, or is for no topic. */
  reached(position: number, { messages, isHead }: { messages: number; isHead: boolean }): void {
    this.position = position;
    this.published += messages;
    this.lastProgressAt = instantOf(this.clock.now());
    if (isHead || position >= (this.repeatingUpTo ?? Infinity)) this.repeatingUpTo = null;
  }

  saved(checkpoint: Checkpoint): void {
    this.checkpoint = checkpoint.position;
  }

  /** Another relay leads now, perhaps: how far it is, only that one knows. */
  ended(): void {
    this.position = null;
    this.repeatingUpTo = null;
  }

  failed(error: unknown, tries: number): void {
    this.lastError = messageOf(error);
    this.logger.warn({ reason: this.lastError, tries }, 'nothing is published for the moment: tried again');
  }

  notSaved(error: unknown): void {
    this.lastError = messageOf(error);
    this.logger.warn({ reason: this.lastError }, 'the checkpoint was not written: tried again');
  }

  outOfGroup(error: unknown): void {
    this.lastError = messageOf(error);
    this.logger.warn({ reason: this.lastError }, 'the relay fell out of its group: it joins again');
  }

  setAside(topic: TopicDeclaration, { type, stream, revision, position }: StoredEvent, reason: string): void {
    this.deadLetters += 1;
    this.logger.error(
      { topic: topic.name, type, stream, revision, position, reason },
      'an event was set aside',
    );
  }
}
