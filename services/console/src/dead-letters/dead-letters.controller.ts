import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Actor } from '@throughline/service-kit';
import { DeadLetters, type DeadLetterView } from './dead-letters.js';

@Controller('/api/v1/dead-letters')
export class DeadLettersController {
  constructor(private readonly letters: DeadLetters) {}

  /** The newest first. */
  @Get()
  async list(): Promise<{ items: readonly DeadLetterView[] }> {
    return { items: await this.letters.list() };
  }

  /** Sends the message back to the group that failed on it. */
  @Post(':id/replay')
  @HttpCode(202)
  async replay(@Param('id') id: string, @Actor() actor: string) {
    const { topic, group } = await this.letters.replay(id, actor);
    return { id, topic, group, outcome: 'sent-back' };
  }
}
