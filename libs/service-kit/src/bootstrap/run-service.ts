import { messageOf } from '@throughline/kernel';
import { readConfig, type Config } from '../config/config.js';
import { Closing } from './closing.js';
import { createService, type ServiceDefinition } from './create-service.js';
import { openEmbeddedPlatform } from './embedded-platform.js';

/** Past the grace that requests have, a shutdown that hangs is ended after this time. */
const SHUTDOWN_REST_MS = 10_000;

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

const nextSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of SIGNALS) process.once(signal, () => resolve());
  });

const fail = (what: string, error: unknown): void => {
  process.exitCode = 1;
  process.stderr.write(`throughline ${what}: ${messageOf(error)}\n`);
};

async function stop(closing: Closing, graceMs: number): Promise<void> {
  const hang = setTimeout(() => process.exit(1), graceMs + SHUTDOWN_REST_MS);
  hang.unref();
  try {
    await closing.closeAll();
  } catch (error) {
    fail('did not stop cleanly', error);
  }
  clearTimeout(hang);
}

/**
 * The life of a process: reads the configuration, runs `start`, waits for SIGTERM or SIGINT, closes what `start`
 * added to `closing`, in reverse order. A second signal ends it at once. The exit code is 1 where it could not start
 * or not stop cleanly; standard error says why.
 */
export async function runProcess(
  start: (config: Config, closing: Closing) => Promise<void>,
  overrides: Parameters<typeof readConfig>[0] = {},
): Promise<void> {
  const closing = new Closing();
  let graceMs = 0;
  const signalled = nextSignal();
  try {
    const config = readConfig(overrides);
    graceMs = config.shutdownGraceMs;
    await start(config, closing);
  } catch (error) {
    fail('could not start', error);
    await stop(closing, graceMs);
    return;
  }
  await signalled;
  for (const signal of SIGNALS) process.once(signal, () => process.exit(1));
  await stop(closing, graceMs);
}

/** All of a service's `main.ts`: its own process, on its own port. */
export const runService = (definition: ServiceDefinition): Promise<void> =>
  runProcess(async (config, closing) => {
    const platform = await openEmbeddedPlatform(config);
    closing.add(() => platform.close());
    const service = await createService(definition, platform);
    closing.add(() => service.stop());
    await service.start();
    const url = await service.listen(config.port, config.host);
    platform.logger.info({ service: definition.name, url }, 'ready');
  });
