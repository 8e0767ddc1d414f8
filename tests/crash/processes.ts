import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

const READY_POLL_MS = 20;
const READY_PATIENCE_MS = 30_000;

/** A process of ours that can be killed without warning. */
export class Process {
  private child: ChildProcess | undefined;
  private errors = '';

  constructor(
    private readonly args: readonly string[],
    private readonly environment: Readonly<Record<string, string>>,
    private readonly readyUrl: string,
  ) {}

  /** Resolves with the milliseconds that it took until it answered as ready. */
  async start(): Promise<number> {
    const startedAt = performance.now();
    const child = spawn(process.execPath, this.args, {
      env: { ...process.env, NODE_OPTIONS: '', ...this.environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.on('data', (text: Buffer) => {
      this.errors = (this.errors + text.toString()).slice(-4_000);
    });
    this.child = child;
    while (!(await this.isReady())) {
      const isTooLate = performance.now() - startedAt > READY_PATIENCE_MS;
      if (child.exitCode !== null || isTooLate)
        throw new Error(`${this.args[0]} did not start: ${this.errors}`);
      await pause(READY_POLL_MS);
    }
    return performance.now() - startedAt;
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (child?.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  private async isReady(): Promise<boolean> {
    try {
      return (await fetch(this.readyUrl)).ok;
    } catch {
      return false;
    }
  }
}
