import kafkajs, { type logCreator } from 'kafkajs';

type Fields = Readonly<Record<string, unknown>>;

/** What of a pino logger is needed. */
export interface KafkaLog {
  debug(fields: Fields, text: string): void;
  info(fields: Fields, text: string): void;
  warn(fields: Fields, text: string): void;
  error(fields: Fields, text: string): void;
}

/**
 * Ordinary in the life of a cluster: a coordinator that is elected just after a start, members that come and go. The
 * last is a warning about retries that are limited: a producer that gives up is replaced here, so nothing is lost.
 */
const ORDINARY = [
  /coordinator is not available/i,
  /coordinator is loading/i,
  /not the correct coordinator/i,
  /group is rebalancing/i,
  /rebalance in progress|rebalancing, so a rejoin/i,
  /coordinator is not aware of this member/i,
  /leadership election/i,
  /does not host this topic-partition/i,
  /topic with this name already exists/i,
  /Limiting retries for the idempotent producer/i,
];

const isOrdinary = (text: string): boolean => ORDINARY.some((pattern) => pattern.test(text));

const causeOf = ({ error, cause }: Fields): string => {
  const found = error ?? cause;
  if (found instanceof Error) return found.message;
  return typeof found === 'string' ? found : '';
};

/**
 * kafkajs's lines on our log. What it calls an error it tries again, so it is a warning at most: what became of it in
 * the end is told by whoever asked. Once it is over, nothing that it says matters.
 */
export const kafkajsLog =
  (log: KafkaLog, isOver: () => boolean = () => false): logCreator =>
  () =>
  ({
    namespace,
    level,
    log: { message, timestamp: _timestamp, logger: _logger, stack: _stack, ...fields },
  }) => {
    if (isOver()) return;
    const text = `kafkajs: ${message}`;
    const isQuiet = level > kafkajs.logLevel.WARN || isOrdinary(`${message} ${causeOf(fields)}`);
    if (isQuiet) log.debug({ namespace, ...fields }, text);
    else log.warn({ namespace, ...fields }, text);
  };
