import { Controller, type INestMicroservice, type Type } from '@nestjs/common';
import { Ctx, EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import { Test } from '@nestjs/testing';
import {
  deadLetterTopicOf,
  orderStream,
  retryTopicOf,
  TOPIC,
  whenEvent,
  whenMessage,
  type DeadLetter,
  type EventType,
  type RetryMessage,
  type StoredEvent,
} from '@throughline/contracts';
import { NO_STREAM } from '@throughline/event-store';
import { PoisonMessage, TransientFault, uuidv7 } from '@throughline/kernel';
import { of, throwError } from 'rxjs';
import { EmbeddedHarness } from '../conformance/embedded-harness.js';
import { faultyTransport } from '../faults/index.js';
import type { Message, MessageTransport } from '../message-transport.js';
import { RethrowFilter } from './rethrow.filter.js';
import { TopicContext } from './topic-context.js';
import { TopicServer } from './topic-server.js';

const PATIENCE_MS = 4_000;
const ORDERS_TOPIC = 'oms.order.events.v1';

class Refused extends Error {}

/** What the handlers did, and what the next ones are to do. */
const journal: string[] = [];
let behaviour: (tries: number) => unknown = () => undefined;
let tries = 0;

const act = (): unknown => {
  tries += 1;
  return behaviour(tries);
};

@Controller()
class CaptureHandlers {
  @EventPattern(whenEvent('OrderPlaced'))
  async screenWhenOrderPlaced(@Payload() event: StoredEvent, @Ctx() context: TopicContext): Promise<unknown> {
    const outcome = await act();
    journal.push(`${event.type} ${event.correlationId} ${context.message.topic}`);
    return outcome;
  }

  @EventPattern(whenMessage(TOPIC.wmsEvents))
  async recordWhenWarehouseTells(@Payload() value: { eventId: string }): Promise<void> {
    await act();
    journal.push(`warehouse ${value.eventId}`);
  }
}

describe('a service on topics', () => {
  let harness: EmbeddedHarness;
  let app: INestMicroservice | undefined;
  let troubles: string[];

  beforeEach(() => {
    harness = new EmbeddedHarness();
    journal.length = 0;
    troubles = [];
    tries = 0;
    behaviour = () => undefined;
  });

  afterEach(async () => {
    await app?.close();
    app = undefined;
    await harness.dispose();
  });

  async function start(
    controllers: Type[] = [CaptureHandlers],
    filters = [new RethrowFilter()],
    transport: MessageTransport = harness.transport,
  ): Promise<TopicServer> {
    const note = (_: unknown, text: string): void => void troubles.push(text);
    const strategy = new TopicServer({
      transport,
      service: 'payment',
      inFlightMax: 8,
      retry: { attemptsMax: 3, backoffMs: 2, backoffMsMax: 8 },
      logger: { warn: note, error: note },
    });
    const module = await Test.createTestingModule({ controllers }).compile();
    module.useLogger(false);
    app = module.createNestMicroservice({ strategy });
    app.useGlobalFilters(...filters);
    await app.listen();
    return strategy;
  }

  async function happened(type: EventType, orderId: string, expectedRevision = NO_STREAM): Promise<void> {
    const now = new Date().toISOString();
    const cause = { correlationId: orderId, causationId: 'test', actor: 'test', producer: 'capture' };
    const event = { id: uuidv7(), type, schemaVersion: 1, occurredAt: now, data: {}, ...cause };
    await harness.store.append(orderStream(orderId), expectedRevision, [event]);
  }

  async function lettersOf(topic: string): Promise<DeadLetter[]> {
    const { messages } = await harness.transport.read(deadLetterTopicOf(topic), { limit: 100, waitMs: 0 });
    return messages.map(({ value }) => value as DeadLetter);
  }

  async function eventually(check: () => void | Promise<void>): Promise<void> {
    const endsAtMs = performance.now() + PATIENCE_MS;
    for (;;) {
      try {
        await check();
        return;
      } catch (error) {
        if (performance.now() > endsAtMs) throw error;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
  }

  it('hands stored events and partner messages to the handlers that ask for them', async () => {
    await start();
    await happened('OrderPlaced', 'order-1');
    await harness.transport.publish(TOPIC.wmsEvents, [{ key: 's1', value: { eventId: 'w1' } }]);
    await eventually(() =>
      expect([...journal].sort()).toEqual([`OrderPlaced order-1 ${ORDERS_TOPIC}`, 'warehouse w1']),
    );
  });

  it('is not even delivered the events that no handler asks for', async () => {
    const delivered: string[] = [];
    const watch = (_: string, { value }: Message): boolean => {
      delivered.push((value as StoredEvent).type);
      return false;
    };
    await start(
      [CaptureHandlers],
      [new RethrowFilter()],
      faultyTransport(harness.transport, { drop: watch }),
    );
    await happened('OrderHeld', 'order-1');
    await happened('OrderPlaced', 'order-1', 0);
    await eventually(() => expect(journal).toHaveLength(1));
    expect(delivered).toEqual(['OrderPlaced']);
  });

  it('acknowledges what no handler asks for', async () => {
    const server = await start();
    await happened('OrderPlaced', 'order-1');
    await happened('OrderHeld', 'order-1', 0);
    await happened('PaymentAuthorized', 'order-2');
    await eventually(() => expect(journal).toHaveLength(1));
    await eventually(() => expect(Object.values(server.consumer?.statistics().lag ?? {})).toEqual([0, 0, 0]));
    expect(await lettersOf(ORDERS_TOPIC)).toEqual([]);
  });

  it.each([
    ['throws', () => Promise.reject(new TransientFault('the store is away'))],
    ['returns a stream that fails', () => throwError(() => new TransientFault('the store is away'))],
  ])(
    'tries a handler that %s a transient fault again, more often than it tries a message',
    async (_, fail) => {
      behaviour = (attempt) => (attempt <= 5 ? fail() : of('done'));
      await start();
      await happened('OrderPlaced', 'order-1');
      await eventually(() => expect(tries).toBe(6));
      expect(troubles).toEqual(Array(3).fill('a message is tried again'));
      expect(await lettersOf(ORDERS_TOPIC)).toEqual([]);
    },
  );

  it('sets a poison message aside at once, under the reason its handler gave', async () => {
    behaviour = () => Promise.reject(new PoisonMessage('no such tender'));
    const server = await start();
    await happened('OrderPlaced', 'order-1');
    await eventually(() => expect(server.consumer?.statistics().deadLetters).toBe(1));
    expect(await lettersOf(ORDERS_TOPIC)).toMatchObject([
      { reason: 'no such tender', attempts: 1, key: 'order-1' },
    ]);
    expect(troubles).toEqual(['a message is set aside']);
  });

  it('knows an error of any other class by its own name and stack', async () => {
    behaviour = () => Promise.reject(new Refused('the bank said no'));
    const server = await start();
    await happened('OrderPlaced', 'order-1');
    await eventually(() => expect(server.consumer?.statistics().deadLetters).toBe(1));
    const [letter] = await lettersOf(ORDERS_TOPIC);
    expect(letter).toMatchObject({ reason: 'the bank said no', attempts: 3 });
    expect(letter?.stack).toMatch(/topic-server\.int\.spec/);
  });

  it('never acknowledges a failed message, even where the filter was forgotten, and says what is missing', async () => {
    behaviour = () => Promise.reject(new TransientFault('the store is away'));
    const server = await start([CaptureHandlers], []);
    await happened('OrderPlaced', 'order-1');
    await eventually(() => expect(server.consumer?.statistics().deadLetters).toBe(1));
    const [letter] = await lettersOf(ORDERS_TOPIC);
    expect(letter?.reason).toContain('useGlobalFilters(new RethrowFilter())');
  });

  it('takes a dead letter back through its own retry topic', async () => {
    behaviour = (attempt) => (attempt === 1 ? Promise.reject(new PoisonMessage('not yet')) : undefined);
    await start();
    await harness.transport.publish(TOPIC.wmsEvents, [{ key: 's1', value: { eventId: 'w1' } }]);
    await eventually(async () => expect(await lettersOf(TOPIC.wmsEvents)).toHaveLength(1));
    const [letter] = await lettersOf(TOPIC.wmsEvents);
    const retry: RetryMessage = {
      deadLetterId: 'dead/1',
      letter: letter as DeadLetter,
      requestedBy: 'person:anna',
    };
    await harness.transport.publish(retryTopicOf('payment'), [{ key: 's1', value: retry }]);
    await eventually(() => expect(journal).toEqual(['warehouse w1']));
  });

  it('lets its handlers end before it closes', async () => {
    let finish: () => void = () => undefined;
    behaviour = () => new Promise<void>((resolve) => (finish = resolve));
    await start();
    await happened('OrderPlaced', 'order-1');
    await eventually(() => expect(tries).toBe(1));
    const closing = app?.close().then(() => journal.push('closed'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(journal).toEqual([]);
    finish();
    await closing;
    app = undefined;
    expect(journal).toEqual([`OrderPlaced order-1 ${ORDERS_TOPIC}`, 'closed']);
  });

  it('starts without a handler, and consumes nothing', async () => {
    const server = await start([]);
    expect(server.consumer).toBeUndefined();
  });

  describe('refuses to start', () => {
    it('with two handlers for one event: the first to end would acknowledge for both', async () => {
      @Controller()
      class SecondHandlers {
        @EventPattern(whenEvent('OrderPlaced'))
        alsoWhenOrderPlaced(): void {
          journal.push('also');
        }
      }
      await expect(start([CaptureHandlers, SecondHandlers])).rejects.toThrow(
        'two handlers listen to "oms.order.events.v1#OrderPlaced"',
      );
    });

    it('with a handler of a whole topic beside one of its events', async () => {
      @Controller()
      class WholeTopicHandlers {
        @EventPattern(whenMessage(ORDERS_TOPIC))
        whenAnythingHappened(): void {
          journal.push('anything');
        }
      }
      await expect(start([CaptureHandlers, WholeTopicHandlers])).rejects.toThrow('one of them to all of');
    });

    it.each([
      ['a topic that nobody declared', { topic: 'oms.no.such' }, 'no topic "oms.no.such" is declared'],
      ['a topic by a name that nobody declared', 'oms.no.such', 'no topic "oms.no.such" is declared'],
      [
        'an event that its topic never carries',
        { topic: ORDERS_TOPIC, type: 'OrderPalced' },
        'carries no OrderPalced',
      ],
      [
        'an event of a topic without events',
        { topic: TOPIC.wmsEvents, type: 'OrderPlaced' },
        'carries no OrderPlaced',
      ],
    ])('with a handler for %s', async (_, pattern, reason) => {
      @Controller()
      class MistakenHandlers {
        @EventPattern(pattern)
        whenNothingHappens(): void {
          journal.push('nothing');
        }
      }
      await expect(start([MistakenHandlers])).rejects.toThrow(reason);
    });

    it('with a handler that expects to answer', async () => {
      @Controller()
      class AnsweringHandlers {
        @MessagePattern(whenMessage(TOPIC.wmsEvents))
        answer(): string {
          return 'nobody hears it';
        }
      }
      await expect(start([AnsweringHandlers])).rejects.toThrow('use @EventPattern');
    });
  });
});
