import { Closing } from './closing.js';
import { Workers } from './workers.js';

const worker = (name: string, heard: string[], failure?: 'start' | 'stop') => ({
  start: () => {
    heard.push(`start ${name}`);
    if (failure === 'start') throw new Error(`${name} cannot start`);
  },
  stop: () => {
    heard.push(`stop ${name}`);
    if (failure === 'stop') throw new Error(`${name} cannot stop`);
  },
});

describe('workers', () => {
  it('start in order and stop in the reverse order', async () => {
    const heard: string[] = [];
    const workers = new Workers();
    workers.add(worker('follower', heard));
    workers.add(worker('sweeper', heard));
    await workers.startAll();
    await workers.stopAll();
    expect(heard).toEqual(['start follower', 'start sweeper', 'stop sweeper', 'stop follower']);
  });

  it('may have nothing to start', async () => {
    const heard: string[] = [];
    const workers = new Workers();
    workers.add({ stop: () => void heard.push('stop runner') });
    await workers.startAll();
    await workers.stopAll();
    expect(heard).toEqual(['stop runner']);
  });

  it('are stopped where a start failed, but for those that were never started', async () => {
    const heard: string[] = [];
    const workers = new Workers();
    for (const [name, failure] of [['a'], ['b', 'start'], ['c']] as const)
      workers.add(worker(name, heard, failure));
    await expect(workers.startAll()).rejects.toThrow('b cannot start');
    await workers.stopAll();
    expect(heard).toEqual(['start a', 'start b', 'stop b', 'stop a']);
  });
});

describe('closing', () => {
  it('closes everything, whatever fails, and tells all that failed', async () => {
    const heard: string[] = [];
    const closing = new Closing();
    for (const name of ['a', 'b', 'c']) {
      closing.add(() => {
        heard.push(name);
        if (name !== 'b') throw new Error(`${name} failed`);
      });
    }
    await expect(closing.closeAll()).rejects.toThrow('c failed; a failed');
    expect(heard).toEqual(['c', 'b', 'a']);
  });

  it('happens once', async () => {
    const heard: string[] = [];
    const closing = new Closing();
    closing.add(() => void heard.push('closed'));
    await Promise.all([closing.closeAll(), closing.closeAll()]);
    expect(heard).toEqual(['closed']);
  });
});
