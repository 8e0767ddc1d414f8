import { setTimeout as pause } from 'node:timers/promises';
import { TransientFault } from '@throughline/kernel';
import { EFFECT_ATTEMPTS_MAX, EffectRunner } from './effect-runner.js';

const silent = { warn: () => undefined };

describe('asking the outside world', () => {
  it('asks once per key at a time', async () => {
    const runner = new EffectRunner({ logger: silent });
    let asked = 0;
    const effect = async (): Promise<void> => {
      asked += 1;
      await pause(10);
    };
    expect([runner.run('k', effect), runner.run('k', effect), runner.run('other', effect)]).toEqual([
      true,
      false,
      true,
    ]);
    await pause(30);
    expect(asked).toBe(2);
    expect(runner.run('k', effect)).toBe(true);
    await runner.stop();
  });

  it('never has more under way than it may', async () => {
    const runner = new EffectRunner({ logger: silent, inFlightMax: 3 });
    let running = 0;
    let most = 0;
    for (let index = 0; index < 20; index += 1) {
      runner.run(String(index), async () => {
        most = Math.max(most, (running += 1));
        await pause(2);
        running -= 1;
      });
    }
    while (runner.size > 0) await pause(2);
    expect(most).toBe(3);
  });

  it('asks again with pauses while the fault is transient, then leaves it to the sweeper', async () => {
    const outcomes: string[] = [];
    const runner = new EffectRunner({
      logger: silent,
      backoffMs: 1,
      onDone: (outcome) => outcomes.push(outcome),
    });
    runner.run('k', () => Promise.reject(new TransientFault('away')));
    while (runner.size > 0) await pause(2);
    expect(outcomes).toEqual([...Array.from({ length: EFFECT_ATTEMPTS_MAX - 1 }, () => 'retried'), 'left']);
  });

  it('does not repeat what failed for good', async () => {
    const outcomes: string[] = [];
    const runner = new EffectRunner({
      logger: silent,
      backoffMs: 1,
      onDone: (outcome) => outcomes.push(outcome),
    });
    runner.run('k', () => Promise.reject(new Error('nonsense')));
    while (runner.size > 0) await pause(2);
    expect(outcomes).toEqual(['left']);
  });

  it('refuses what there is no room for, and everything once it is stopped', async () => {
    const runner = new EffectRunner({ logger: silent, inFlightMax: 1, queuedMax: 1 });
    const effect = () => pause(5);
    expect([runner.run('1', effect), runner.run('2', effect), runner.run('3', effect)]).toEqual([
      true,
      true,
      false,
    ]);
    await runner.stop();
    expect(runner.run('4', effect)).toBe(false);
  });
});
