import { PoisonMessage, TransientFault } from '@throughline/kernel';
import type { ConsumerOptions, ConsumerTrouble, Message, OutgoingMessage } from '../message-transport.js';
import { Delivery, tryOnce, type Desk, type Outcome } from './delivery.js';

const message: Message = {
  topic: 'oms.wms.events.v1',
  partition: 2,
  offset: '7',
  key: 'S1-1',
  value: { eventId: 'w1' },
  headers: {},
  timestamp: '2026-01-05T10:00:00.000Z',
};

interface Published {
  readonly topic: string;
  readonly messages: readonly OutgoingMessage[];
}

function deskWith(options: Partial<ConsumerOptions>, storing: () => void = () => undefined) {
  const published: Published[] = [];
  const troubles: ConsumerTrouble[] = [];
  const desk: Desk = {
    clock: { now: () => new Date('2026-01-05T12:00:00.000Z') },
    publish: async (topic, messages) => {
      storing();
      published.push({ topic, messages });
      return ['31'];
    },
    options: {
      group: 'throughline-fulfillment',
      topics: ['oms.wms.events.v1'],
      inFlightMax: 1,
      retry: { attemptsMax: 3, backoffMs: 100, backoffMsMax: 1_000 },
      handle: async () => undefined,
      onTrouble: (trouble) => void troubles.push(trouble),
      ...options,
    },
  };
  return { desk, published, troubles };
}

async function triesOf(delivery: Delivery, desk: Desk, count: number): Promise<Outcome['kind'][]> {
  const kinds: Outcome['kind'][] = [];
  for (let n = 0; n < count; n += 1) kinds.push((await tryOnce(delivery, desk)).kind);
  return kinds;
}

const failingWith = (...errors: readonly Error[]) => {
  let tries = 0;
  return async () => {
    const error = errors[tries];
    tries += 1;
    if (error !== undefined) throw error;
  };
};

describe('the tries of a message', () => {
  it('do not count transient faults as attempts', async () => {
    const away = new TransientFault('away');
    const own = new Error('wrong');
    const { desk } = deskWith({ handle: failingWith(away, own, away, away, own, away) });
    expect(await triesOf(new Delivery({ message }), desk, 7)).toEqual([...Array(6).fill('retry'), 'handled']);
  });

  it('end with the last attempt, and the dead letter counts all of them', async () => {
    const own = new Error('wrong');
    const { desk, published } = deskWith({ handle: failingWith(own, new TransientFault('away'), own, own) });
    expect(await triesOf(new Delivery({ message }), desk, 4)).toEqual([
      'retry',
      'retry',
      'retry',
      'set-aside',
    ]);
    expect(published).toMatchObject([
      {
        topic: 'oms.wms.events.v1.dead',
        messages: [
          { key: 'S1-1', value: { attempts: 4, reason: 'wrong', failedAt: '2026-01-05T12:00:00.000Z' } },
        ],
      },
    ]);
  });

  it('wait longer each time', async () => {
    const { desk, troubles } = deskWith({
      handle: failingWith(...Array<Error>(6).fill(new TransientFault('away'))),
    });
    await triesOf(new Delivery({ message }), desk, 6);
    const waits = troubles.map((trouble) => (trouble.kind === 'retrying' ? trouble.retryInMs : 0));
    expect(waits[0]).toBeLessThanOrEqual(100);
    expect(waits[3]).toBeGreaterThanOrEqual(400);
    expect(Math.max(...waits)).toBeLessThanOrEqual(1_000);
  });

  it('are not disturbed by a listener that throws', async () => {
    const { desk } = deskWith({
      handle: failingWith(new Error('wrong'), new PoisonMessage('rotten')),
      onTrouble: () => {
        throw new Error('the log is full');
      },
    });
    expect(await triesOf(new Delivery({ message }), desk, 2)).toEqual(['retry', 'set-aside']);
  });

  it('begin with the defect of a message that cannot be read, and no handler sees it', async () => {
    let calls = 0;
    const { desk, published } = deskWith({ handle: async () => void (calls += 1) });
    const delivery = new Delivery({ message, defect: new PoisonMessage('not JSON') });
    expect(await triesOf(delivery, desk, 1)).toEqual(['set-aside']);
    expect(calls).toBe(0);
    expect(published).toHaveLength(1);
  });
});

describe('setting a message aside', () => {
  it('is tried until the dead letter is stored, and the handler is not asked again', async () => {
    let calls = 0;
    let isFull = true;
    const { desk, published, troubles } = deskWith(
      {
        handle: async () => {
          calls += 1;
          throw new PoisonMessage('rotten');
        },
      },
      () => {
        if (isFull) throw new TransientFault('disk full');
      },
    );
    const delivery = new Delivery({ message });
    expect(await triesOf(delivery, desk, 3)).toEqual(['retry', 'retry', 'retry']);
    isFull = false;
    expect(await triesOf(delivery, desk, 1)).toEqual(['set-aside']);
    expect(calls).toBe(1);
    expect(published).toHaveLength(1);
    expect(troubles.map(({ kind }) => kind)).toEqual([...Array(3).fill('set-aside-failed'), 'set-aside']);
  });

  it('cuts a reason and a stack that nobody would read to the end', async () => {
    const { desk, published } = deskWith({ handle: failingWith(new PoisonMessage('x'.repeat(100_000))) });
    await tryOnce(new Delivery({ message }), desk);
    const letter = published[0]?.messages[0]?.value as { reason: string; stack: string };
    expect([letter.reason.length, letter.stack.length]).toEqual([2_000, 8_000]);
  });
});
