import { setTimeout as after } from 'node:timers/promises';
import { TransientFault } from '@throughline/kernel';
import { answerWithin } from './answer-within.js';

describe('an answer within a time', () => {
  it('is the answer where it comes in time', async () => {
    expect(await answerWithin(1_000, Promise.resolve('taken'))).toBe('taken');
  });

  it('is to try again where it does not', async () => {
    await expect(answerWithin(5, after(200, 'taken', { ref: false }))).rejects.toThrow(TransientFault);
  });

  it('is the failure where the work fails', async () => {
    await expect(answerWithin(1_000, Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
