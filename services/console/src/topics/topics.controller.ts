import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { findTopic, type Instant, type TopicDeclaration } from '@throughline/contracts';
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

/** A message of a public topic. */
export interface TopicMessage {
  readonly key: string | null;
  /** Any JSON value: docs/topics.md says what each topic carries. */
  readonly value: unknown;
  readonly offset: string;
  readonly timestamp: Instant;
}

export interface TopicPage {
  readonly messages: readonly TopicMessage[];
  /** `after` of the next read, also where there was nothing. */
  readonly cursor: string;
}

export interface Published {
  /** One per message, in their order. */
  readonly offsets: readonly string[];
}

const publicTopic = (name: string): TopicDeclaration => {
  const topic = findTopic(name);
  if (!topic?.isPublic) throw new Rejection(404, 'unknown-topic', `there is no public topic ${name}`);
  return topic;
};

/**
 * Public topics for partners without Kafka: read by cursor with long poll, publish with an answer once durable.
 * @tag Topics
 */
@Controller('/api/v1/topics')
export class TopicsController {
  constructor(@Inject(TRANSPORT) private readonly transport: MessageTransport) {}

  /**
   * Read a public topic. Messages behind the cursor, in their order; `waitMs` waits for a first one.
   *
   * @operation readTopic
   * @param topic the topic's name, as docs/topics.md lists it
   * @returns 200 messages, and the cursor to go on from
   * @throws 400 bad-cursor: `after` came from no read of this topic
   * @throws 404 unknown-topic: there is no such topic, or it is not public
   */
  @Get(':topic')
  async read(
    @Param('topic') name: string,
    @Query() query: ReadTopicQuery,
    @Req() request: FastifyRequest,
  ): Promise<TopicPage> {
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

  /**
   * Publish to an inbound topic. All messages are durable before the answer. Not safe to repeat by itself: each
   * message stands once more, and its reader tells repeats by the ids in it.
   *
   * @operation publishToTopic
   * @param topic the topic's name, as docs/topics.md lists it
   * @returns 202 they are durable; who reads the topic hears of them
   * @throws 403 topic-is-read-only: Throughline itself writes it
   * @throws 404 unknown-topic: there is no such topic, or it is not public
   * @throws 413 message-too-large: one message is too large for the topic
   * @throws 422 value-is-not-json: a message has no value
   */
  @Post(':topic')
  @HttpCode(202)
  async publish(@Param('topic') name: string, @Body() { messages }: PublishDto): Promise<Published> {
    const topic = publicTopic(name);
    if (topic.kind !== 'inbound') {
      throw new Rejection(403, 'topic-is-read-only', `${name} is written by Throughline itself`);
    }
    return { offsets: await this.transport.publish(topic.name, messages) };
  }
}
