import { messageOf } from '@throughline/kernel';
import type { Config } from '../config/config.js';
import { createLogger, type Logger } from '../logging/logger.js';
import { Closing } from './closing.js';
import { createService, type ServiceDefinition } from './create-service.js';
import { openPlatform } from './open-platform.js';
import { untilItComesAbout } from './patience.js';
import { ProcessFront, type RequestHandler } from './process-front.js';
import { runProcess, type Start } from './run-process.js';

/** Something that answers requests, started; `closing` takes what has to be closed again. */
export type StartServing = (config: Config, logger: Logger, closing: Closing) => Promise<RequestHandler>;

/**
 * One start, whole or not at all: what it opened is closed again where it fails.
 * @throws what `start` threw
 */
async function startOnce(
  start: StartServing,
  config: Config,
  logger: Logger,
): Promise<{ readonly closing: Closing; readonly handle: RequestHandler }> {
  const closing = new Closing();
  try {
    return { closing, handle: await start(config, logger, closing) };
  } catch (error) {
    await closing.closeAll().catch((failure: unknown) => {
      logger.warn(
        { reason: messageOf(failure) },
        'what an attempt to start had opened did not close cleanly',
      );
    });
    throw error;
  }
}

/**
 * Runs what `start` makes behind a port that is open from the first moment. A broker or a database that is missing is
 * waited for, for as long as it takes, and `/readyz` says so; any other failure ends the process.
 */
export const serving =
  (name: string, start: StartServing): Start =>
  async (config, closing, stopping) => {
    const logger = createLogger(config);
    const own = logger.child({ service: name });
    const front = new ProcessFront();
    const stopFront = (): Promise<void> => front.stop(config.shutdownGraceMs);
    closing.add(stopFront);
    const url = await front.listen(config.port, config.host);
    const running = await untilItComesAbout(() => startOnce(start, config, logger), {
      signal: stopping,
      onWait: (fault, attempt) => {
        front.wait(messageOf(fault));
        own.warn({ url, attempt, reason: messageOf(fault) }, 'waiting for what it cannot run without');
      },
    });
    closing.add(() => running.closing.closeAll());
    // Requests end before what they rest on is closed.
    closing.add(stopFront);
    front.serve(running.handle);
    own.info({ url }, 'ready');
  };

/** All of a service's `main.ts`: its own process, on its own port, on the profile that the environment names. */
export const runService = (definition: ServiceDefinition): Promise<void> =>
  runProcess(
    serving(definition.name, async (config, logger, closing) => {
      const platform = await openPlatform(config, { logger, name: definition.name });
      closing.add(() => platform.close());
      const service = await createService(definition, platform);
      closing.add(() => service.stop());
      await service.start();
      return (request, response) => service.handle(request, response);
    }),
  );
