import type { DestinationStream } from 'pino';

interface LogLine {
  readonly time: string;
  readonly level: string;
  readonly msg?: string;
  readonly service?: string;
  readonly err?: { readonly message: string; readonly stack?: string };
}

const LEVEL_WIDTH = 5;
const SERVICE_WIDTH = 13;

/** Characters of the time of day in an ISO instant: `10:15:00.000`. */
const TIME_OF_DAY = [11, 23] as const;

const fieldOf = ([name, value]: [string, unknown]): string =>
  `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`;

/** `10:15:00.000 info  capture       took an order orderId=…` */
export function prettyLine(json: string): string {
  const { time, level, msg = '', service = '', err, ...fields } = JSON.parse(json) as LogLine;
  const head = `${time.slice(...TIME_OF_DAY)} ${level.padEnd(LEVEL_WIDTH)} ${service.padEnd(SERVICE_WIDTH)}`;
  const line = [head, msg, ...Object.entries(fields).map(fieldOf)].filter(Boolean).join(' ');
  return err ? `${line}\n${err.stack ?? err.message}\n` : `${line}\n`;
}

/** Turns JSON lines into lines for people. */
export class PrettyLines implements DestinationStream {
  constructor(private readonly destination: DestinationStream) {}

  write(json: string): void {
    this.destination.write(prettyLine(json));
  }
}
