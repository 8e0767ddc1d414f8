import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { Closing } from './closing.js';
import { runProcess } from './run-process.js';

/** Runs a process that begins as `start` says, ends it by `signal`, and tells what it wrote and how it ended. */
const run = async (
  start: (closing: Closing, stopping: AbortSignal) => Promise<void> | void,
  { signal = 'SIGTERM', overrides = {} }: { signal?: NodeJS.Signals; overrides?: object } = {},
) => {
  const written: string[] = [];
  const stderr = jest
    .spyOn(process.stderr, 'write')
    .mockImplementation((text) => written.push(String(text)) > 0);
  process.exitCode = undefined;
  try {
    const ended = runProcess(async (_, closing, stopping) => start(closing, stopping), {
      LOG_LEVEL: 'silent',
      ...overrides,
    });
    await new Promise((resolve) => setImmediate(resolve));
    process.emit(signal);
    await ended;
    const own = written.filter((text) => text.startsWith('throughline'));
    return { exitCode: process.exitCode, written: own.join('') };
  } finally {
    stderr.mockRestore();
    process.exitCode = undefined;
    for (const name of ['SIGTERM', 'SIGINT']) process.removeAllListeners(name);
  }
};

describe('the life of a process', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'process-'));
  });

  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends well on %s, what was opened last closed first',
    async (signal) => {
      const closed: string[] = [];
      const end = await run(
        (closing) => {
          closing.add(() => void closed.push('platform'));
          closing.add(() => void closed.push('service'));
        },
        { signal },
      );
      expect(closed).toEqual(['service', 'platform']);
      expect(end).toEqual({ exitCode: undefined, written: '' });
    },
  );

  it('fails with every problem of the configuration, and starts nothing', async () => {
    let isStarted = false;
    const end = await run(() => void (isStarted = true), {
      overrides: { PORT: 'many', PROFILE: 'centralised' },
    });
    expect(isStarted).toBe(false);
    expect(end.exitCode).toBe(1);
    expect(end.written).toContain('throughline could not start: the configuration has 2 problem(s)');
    expect(end.written).toContain('PORT: expected a whole number');
  });

  it('closes what it had opened when the start fails, and says why in one line', async () => {
    const closed: string[] = [];
    const end = await run((closing) => {
      closing.add(() => void closed.push('platform'));
      throw new Error('port is taken', { cause: new Error('EADDRINUSE') });
    });
    expect(closed).toEqual(['platform']);
    expect(end).toEqual({ exitCode: 1, written: 'throughline could not start: port is taken: EADDRINUSE\n' });
  });

  it('ends well while its start still waits for something', async () => {
    const closed: string[] = [];
    const end = await run((closing, stopping) => {
      closing.add(() => void closed.push('port'));
      return new Promise((_, reject) => {
        stopping.addEventListener('abort', () => reject(stopping.reason as Error));
      });
    });
    expect(closed).toEqual(['port']);
    expect(end).toEqual({ exitCode: undefined, written: '' });
  });

  it('does not hide that something was not written when it stopped', async () => {
    const end = await run((closing) => {
      closing.add(() => Promise.reject(new Error('disk full')));
    });
    expect(end).toEqual({ exitCode: 1, written: 'throughline did not stop cleanly: disk full\n' });
  });
});
