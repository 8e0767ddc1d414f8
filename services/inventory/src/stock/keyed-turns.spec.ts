import { setTimeout as pause } from 'node:timers/promises';
import { KeyedTurns } from './keyed-turns.js';

describe('turns', () => {
  it('on one key are taken one after the other, in the order of asking', async () => {
    const turns = new KeyedTurns();
    const told: string[] = [];
    const work = (name: string, ms: number) =>
      turns.take('tea', async () => {
        told.push(`${name} begins`);
        await pause(ms);
        told.push(`${name} ends`);
      });
    await Promise.all([work('first', 5), work('second', 0)]);
    expect(told).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('on other keys do not wait', async () => {
    const turns = new KeyedTurns();
    const blocked = turns.take('tea', () => pause(20, 'late'));
    expect(await turns.take('cup', () => Promise.resolve('at once'))).toBe('at once');
    expect(turns.size).toBe(1);
    expect(await blocked).toBe('late');
  });

  it('go on after one that failed, and nothing is kept', async () => {
    const turns = new KeyedTurns();
    const failing = turns.take('tea', () => Promise.reject(new Error('lost')));
    const next = turns.take('tea', () => Promise.resolve('well'));
    await expect(failing).rejects.toThrow('lost');
    expect(await next).toBe('well');
    expect(turns.size).toBe(0);
  });
});
