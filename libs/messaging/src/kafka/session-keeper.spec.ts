import { SessionKeeper, type KeptSession } from './session-keeper.js';

/** A consumer's life that ends when the test says so. */
class Life implements KeptSession {
  ended: unknown[] = [];
  crash: (reason: unknown) => void = () => undefined;
  readonly over = new Promise<unknown>((resolve) => {
    this.crash = resolve;
  });

  start(): Promise<void> {
    return Promise.resolve();
  }

  end(reason: unknown): Promise<void> {
    this.ended.push(reason);
    this.crash(reason);
    return Promise.resolve();
  }
}

function kept() {
  const lives: Life[] = [];
  const troubles: unknown[] = [];
  const open = (): Life => {
    const life = new Life();
    lives.push(life);
    return life;
  };
  const keeper = new SessionKeeper(open, (reason) => void troubles.push(reason));
  return { keeper, lives, troubles };
}

const untilThereAre = async (count: number, lives: readonly Life[]): Promise<void> => {
  while (lives.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('a consumer whose session crashed', () => {
  it('is begun anew, the old one taken down first, and the reason is told', async () => {
    const { keeper, lives, troubles } = kept();
    const crash = new Error('kafkajs gave up, and will not restart');
    lives[0]?.crash(crash);
    await untilThereAre(2, lives);
    expect(lives[0]?.ended).toEqual([crash]);
    expect(troubles).toEqual([crash]);
    expect(keeper.current).toBe(lives[1]);
    await keeper.stop();
  });

  it('pauses before it begins anew, longer each time', async () => {
    const { keeper, lives } = kept();
    const startedAtMs = performance.now();
    for (let life = 1; life <= 3; life += 1) {
      lives[life - 1]?.crash(new Error('no broker'));
      await untilThereAre(life + 1, lives);
    }
    // Half of 500, 1,000 and 2,000 ms at least.
    expect(performance.now() - startedAtMs).toBeGreaterThan(1_700);
    await keeper.stop();
  });

  it('stops at once though it pauses', async () => {
    const { keeper, lives } = kept();
    lives[0]?.crash(new Error('no broker'));
    await new Promise((resolve) => setImmediate(resolve));
    await keeper.stop();
    expect(lives).toHaveLength(1);
  });
});

describe('a consumer that is stopped', () => {
  it('ends its session, tells of no trouble and begins no other', async () => {
    const { keeper, lives, troubles } = kept();
    await keeper.stop();
    expect(lives[0]?.ended).not.toEqual([]);
    expect([lives.length, troubles]).toEqual([1, []]);
  });
});
