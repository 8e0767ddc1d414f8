import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Actor } from '@throughline/service-kit';
import { DeadLetters, type DeadLetterView } from './dead-letters.js';

export interface DeadLetterList {
  readonly items: readonly DeadLetterView[];
}

export interface ReplayAnswer {
  /** Of the dead letter. */
  readonly id: string;
  /** Where the message came from. */
  readonly topic: string;
  /** The consumer group that gets it again. */
  readonly group: string;
  readonly outcome: 'sent-back';
}

/**
 * Messages that were set aside.
 * @tag Dead letters
 */
@Controller('/api/v1/dead-letters')
export class DeadLettersController {
  constructor(private readonly letters: DeadLetters) {}

  /**
   * List the messages that were set aside. The newest comes first; up to 1,000 of each topic.
   *
   * @operation listDeadLetters
   * @returns 200 all of them
   */
  @Get()
  async list(): Promise<DeadLetterList> {
    return { items: await this.letters.list() };
  }

  /**
   * Show a message that was set aside.
   *
   * @operation getDeadLetter
   * @param id the dead letter's id, `<topic>/<offset>`, with its slash encoded
   * @returns 200 the whole message, why it was set aside, and what was done about it
   * @throws 404 dead-letter-not-found: there is no such dead letter
   */
  @Get(':id')
  one(@Param('id') id: string): Promise<DeadLetterView> {
    return this.letters.one(id);
  }

  /**
   * Send a message back to the group that failed on it. It is handled once more each time; handlers take a message
   * that was handled before as a repeat.
   *
   * @operation replayDeadLetter
   * @param id the dead letter's id, `<topic>/<offset>`, with its slash encoded
   * @returns 202 it is on its way
   * @throws 404 dead-letter-not-found: there is no such dead letter
   * @throws 409 group-not-ours: a group of somebody else failed on it
   */
  @Post(':id/replay')
  @HttpCode(202)
  async replay(@Param('id') id: string, @Actor() actor: string): Promise<ReplayAnswer> {
    const { topic, group } = await this.letters.replay(id, actor);
    return { id, topic, group, outcome: 'sent-back' };
  }
}
