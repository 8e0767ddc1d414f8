import type { LoggerService } from '@nestjs/common';
import type { Logger } from './logger.js';

/** Nest's own progress reports: of interest to those who look for a fault only. */
const frameworkContexts: ReadonlySet<string> = new Set([
  'NestFactory',
  'NestApplication',
  'NestMicroservice',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
]);

const contextOf = (parameters: readonly unknown[]): string | undefined => {
  const last = parameters.at(-1);
  return typeof last === 'string' ? last : undefined;
};

/** What Nest and its libraries log, on our logger. Nest's convention: the last text after the message names the context. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...parameters: unknown[]): void {
    const context = contextOf(parameters);
    const level = context !== undefined && frameworkContexts.has(context) ? 'debug' : 'info';
    this.write(level, message, context);
  }

  fatal(message: unknown, ...parameters: unknown[]): void {
    this.write('fatal', message, contextOf(parameters));
  }

  /** Nest gives `(message, stack?, context?)`. */
  error(message: unknown, ...parameters: unknown[]): void {
    const [stack] = parameters;
    const hasStack = typeof stack === 'string' && stack.includes('\n    at ');
    this.write(
      'error',
      message,
      contextOf(hasStack ? parameters.slice(1) : parameters),
      hasStack ? stack : undefined,
    );
  }

  warn(message: unknown, ...parameters: unknown[]): void {
    this.write('warn', message, contextOf(parameters));
  }

  debug(message: unknown, ...parameters: unknown[]): void {
    this.write('debug', message, contextOf(parameters));
  }

  verbose(message: unknown, ...parameters: unknown[]): void {
    this.write('trace', message, contextOf(parameters));
  }

  private write(
    level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace',
    message: unknown,
    context: string | undefined,
    stack?: string,
  ): void {
    const fields = { ...(context !== undefined && { context }), ...(stack !== undefined && { stack }) };
    if (message instanceof Error) this.logger[level]({ ...fields, err: message }, message.message);
    else if (typeof message === 'string') this.logger[level](fields, message);
    else this.logger[level]({ ...fields, details: message });
  }
}
