import { setTimeout as sleep } from 'node:timers/promises';
import { TransientFault } from '@throughline/kernel';
import { CheckpointSaver } from './checkpoint-saver.js';
import type { Checkpoint } from './checkpoint.js';

const NEVER_MS = 3_600_000;

const at = (position: number): Checkpoint => ({
  position,
  stream: 'order-1',
  revision: position,
  id: `event-${position}`,
});

const saving = (everyMs: number) => {
  const heard: string[] = [];
  let fault: Error | undefined;
  const saver = new CheckpointSaver({
    write: ({ position }) => {
      heard.push(`write ${position}`);
      return fault ? Promise.reject(fault) : Promise.resolve();
    },
    everyMs,
    onSaved: ({ position }) => void heard.push(`saved ${position}`),
    onFault: () => void heard.push('failed'),
  });
  return { saver, heard, fail: (error?: Error) => void (fault = error) };
};

describe('saving checkpoints', () => {
  it('writes the last one now and then, and nothing where nothing is new', async () => {
    const { saver, heard } = saving(5);
    saver.mark(at(1));
    saver.mark(at(2));
    await sleep(40);
    expect(heard).toEqual(['write 2', 'saved 2']);
    await saver.close();
    expect(heard).toHaveLength(2);
  });

  it('writes what is left at the end', async () => {
    const { saver, heard } = saving(NEVER_MS);
    await saver.close();
    expect(heard).toEqual([]);
    saver.mark(at(3));
    await saver.close();
    expect(heard).toEqual(['write 3', 'saved 3']);
  });

  it('tries again after a failure', async () => {
    const { saver, heard, fail } = saving(NEVER_MS);
    fail(new TransientFault('away'));
    saver.mark(at(1));
    await saver.close();
    fail();
    await saver.close();
    expect(heard).toEqual(['write 1', 'failed', 'write 1', 'saved 1']);
  });

  it('trusts what it remembers only while the log still has what was saved', async () => {
    const { saver } = saving(NEVER_MS);
    saver.mark(at(1));
    expect(saver.completed([])).toEqual([]);
    await saver.close();
    saver.mark(at(2));
    expect(saver.completed([at(1)])).toEqual([at(1), at(2)]);
    // The brokers were wiped: everything has to be published again.
    expect(saver.completed([])).toEqual([]);
  });
});
