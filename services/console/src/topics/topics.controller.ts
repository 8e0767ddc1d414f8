import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { findTopic, type TopicDeclaration } from '@throughline/contracts';
import type { MessageTransport } from '@throughline/messaging';
import { NestedList, Rejection, TRANSPORT } from '@throughline/service-kit';
import { Type } from 'class-transformer';
import {
  Allow,
  ArrayNotEmpty,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import type { FastifyRequest } from 'fastify';

/** Messages of one answer, or of one post. */
export const MESSAGES_MAX = 500;

/** The longest that a long poll waits. */
export const POLL_MS_MAX = 30_000;

const KEY_CHARACTERS_MAX = 512;
const CURSOR_CHARACTERS_MAX = 256;

export class ReadTopicQuery {
  /** The cursor of the answer before; the beginning of the topic without one. */
  @IsOptional()
  @MaxLength(CURSOR_CHARACTERS_MAX)
  @IsString()
  after?: string;

  @Type(() => Number)
  @Max(MESSAGES_MAX)
  @Min(1)
  @IsInt()
  limit: number = 100;

  /** How long to wait for a first message. */
  @Type(() => Number)
  @Max(POLL_MS_MAX)
  @Min(0)
  @IsInt()
  waitMs: number = 0;
}

export class TopicMessageDto {
  @MaxLength(KEY_CHARACTERS_MAX)
  @MinLength(1)
  @IsString()
  key!: string;

  /** Any JSON value; the topic's reader checks it. */
  @Allow()
  value!: unknown;
}

export class PublishDto {
  @ArrayNotEmpty()
  @NestedList(() => TopicMessageDto, MESSAGES_MAX)
  messages!: TopicMessageDto[];
}

const publicTopic = (name: string): TopicDeclaration => {
  const topic = findTopic(name);
  if (!topic?.isPublic) throw new Rejection(404, 'unknown-topic', `there is no public topic ${name}`);
  return topic;
};

/** Public topics for partners without Kafka: read by cursor with long poll, publish with an answer once durable. */
@Controller('/api/v1/topics')
export class TopicsController {
  constructor(@Inject(TRANSPORT) private readonly transport: MessageTransport) {}

  @Get(':topic')
  async read(@Param('topic') name: string, @Query() query: ReadTopicQuery, @Req() request: FastifyRequest) {
    const { after, limit, waitMs } = query;
    const abort = new AbortController();
    request.raw.once('close', () => {
      abort.abort();
    });
    const options = { limit, waitMs, signal: abort.signal, ...(after !== undefined && { after }) };
    const topic = publicTopic(name).name;
    try {
      const { messages, cursor } = await this.transport.read(topic, options);
      return {
        messages: messages.map(({ key, value, offset, timestamp }) => ({ key, value, offset, timestamp })),
        cursor,
      };
    } catch (error) {
      // The partner hung up while it waited: nobody hears this answer.
      if (abort.signal.aborted) return { messages: [], cursor: after ?? '' };
      throw error;
    }
  }

  @Post(':topic')
  @HttpCode(202)
  async publish(@Param('topic') name: string, @Body() { messages }: PublishDto) {
    const topic = publicTopic(name);
    if (topic.kind !== 'inbound') {
      throw new Rejection(403, 'topic-is-read-only', `${name} is written by Throughline itself`);
    }
    return { offsets: await this.transport.publish(topic.name, messages) };
  }
}
