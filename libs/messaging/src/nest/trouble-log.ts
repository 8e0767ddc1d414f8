import type { ServiceName } from '@throughline/contracts';
import { messageOf } from '@throughline/kernel';
import type { ConsumerTrouble, FailedTry } from '../message-transport.js';

/** What of a pino logger is needed. */
export interface TroubleLog {
  warn(fields: Readonly<Record<string, unknown>>, text: string): void;
  error(fields: Readonly<Record<string, unknown>>, text: string): void;
}

/** The first, the second, the fourth failure and so on: an hour's outage is not an hour of lines. */
const isTold = ({ tries }: FailedTry): boolean => (tries & (tries - 1)) === 0;

const triedAgain = ({ error, tries, retryInMs }: FailedTry) => ({
  tries,
  retryInMs,
  reason: messageOf(error),
});

/** Neither values nor headers are logged: they may hold personal data. */
export function reportTrouble(trouble: ConsumerTrouble, service: ServiceName, log: TroubleLog): void {
  if (trouble.kind === 'log-fault') {
    log.error({ service, reason: messageOf(trouble.error) }, 'the message log is away');
    return;
  }
  const { topic, partition, offset, key } = trouble.message;
  const at = { service, topic, partition, offset, key };
  switch (trouble.kind) {
    case 'retrying':
      if (isTold(trouble)) log.warn({ ...at, ...triedAgain(trouble) }, 'a message is tried again');
      return;
    case 'overdue':
      log.warn({ ...at, runningMs: trouble.runningMs }, 'a handler takes long');
      return;
    case 'set-aside':
      log.error({ ...at, deadLetterId: trouble.id, reason: trouble.letter.reason }, 'a message is set aside');
      return;
    case 'set-aside-failed':
      if (isTold(trouble))
        log.error({ ...at, ...triedAgain(trouble) }, 'a message could not be set aside yet');
  }
}
