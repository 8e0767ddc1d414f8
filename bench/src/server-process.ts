import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

const READY_POLL_MS = 5;
const READY_PATIENCE_MS = 60_000;

export interface Started {
  readonly child: ChildProcess;
  readonly startedInMs: number;
}

/** Starts one of our processes and waits until `readyUrl` answers. */
export async function startProcess(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  readyUrl: string,
): Promise<Started> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (;;) {
    const answer = await fetch(readyUrl).catch(() => undefined);
    if (answer?.ok) return { child, startedInMs: performance.now() - startedAt };
    const isLate = performance.now() - startedAt > READY_PATIENCE_MS;
    if (child.exitCode !== null || isLate) throw new Error(`${args[0]} did not start`);
    await pause(READY_POLL_MS);
  }
}

export async function stopProcess({ child }: Started): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** Sum of one series of `/metrics`, over the label values that `labels` names. */
export async function readMetric(url: string, name: string, labels: readonly string[] = []): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return text
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .filter((line) => labels.every((label) => line.includes(label)))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}
