import type { LoggerService } from '@nestjs/common';
import { createLogger, type Logger } from './logger.js';
import { NestLogger } from './nest-logger.js';
import { prettyLine } from './pretty-lines.js';

const listen = (
  write: (logger: Logger) => void,
  logLevel: 'info' | 'debug' = 'info',
): Record<string, unknown>[] => {
  const lines: string[] = [];
  write(createLogger({ logLevel, logPretty: false }, { write: (line) => lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
};

const listenToNest = (write: (logger: LoggerService) => void, logLevel: 'info' | 'debug' = 'info') =>
  listen((logger) => write(new NestLogger(logger)), logLevel);

describe('logging', () => {
  it('writes one line of JSON with time, level, message and the fields of its child', () => {
    const [line] = listen((logger) =>
      logger.child({ service: 'payment' }).child({ orderId: 'o-1' }).info('captured'),
    );
    expect(line).toMatchObject({ level: 'info', service: 'payment', orderId: 'o-1', msg: 'captured' });
    expect(new Date(line?.['time'] as string).getFullYear()).toBeGreaterThan(2000);
  });

  it('leaves out what is less severe than asked for', () => {
    expect(listen((logger) => logger.debug('detail'))).toEqual([]);
  });

  it.each([
    ['personal data of an event', { event: { type: 'OrderPlaced', personal: { email: 'ada@example.com' } } }],
    ['personal data in a list of events', { events: [{ personal: { name: 'ada@example.com' } }] }],
    ['an address at the top', { shipTo: { line1: 'ada@example.com' } }],
    ['an authorization header', { req: { headers: { Authorization: 'ada@example.com' } } }],
    ['a signature over the body', { headers: { 'x-shopify-hmac-sha256': 'ada@example.com' } }],
    ['a card token', { tenders: [{ token: 'ada@example.com' }] }],
    ['the bytes of a dead letter', { letter: { valueBase64: 'ada@example.com' } }],
    [
      'what hides too deep to be looked at',
      { a: { b: { c: { d: { e: { f: { g: { h: { i: 'ada@example.com' } } } } } } } } },
    ],
  ])('does not show %s', (_, fields) => {
    const [line] = listen((logger) => logger.info(fields, 'x'));
    expect(JSON.stringify(line)).not.toContain('ada@example.com');
    expect(JSON.stringify(line)).toContain('[redacted]');
  });

  it('does not show what is personal in the fields of a child', () => {
    const [line] = listen((logger) => logger.child({ personal: 'Ada' }).info('x'));
    expect(line?.['personal']).toBe('[redacted]');
  });

  it("shows an error's words and causes, not what a library hung on it", () => {
    const cause = Object.assign(new Error('refused'), {
      code: 'ECONNREFUSED',
      config: { headers: 'hidden' },
    });
    const [line] = listen((logger) => logger.error({ err: new TypeError('no answer', { cause }) }, 'failed'));
    expect(line?.['err']).toMatchObject({
      type: 'TypeError',
      message: 'no answer',
      cause: { type: 'Error', message: 'refused', code: 'ECONNREFUSED' },
    });
    expect(JSON.stringify(line)).not.toContain('hidden');
  });

  it('writes a body as its size', () => {
    const [line] = listen((logger) => logger.info({ body: Buffer.from('secret words') }, 'x'));
    expect(line?.['body']).toBe('12 bytes');
  });
});

describe("Nest's logging", () => {
  it('keeps reports of progress for those who look for a fault', () => {
    const report = (logger: LoggerService): void =>
      logger.log('Mapped {/orders, POST} route', 'RouterExplorer');
    expect(listenToNest(report)).toEqual([]);
    expect(listenToNest(report, 'debug')[0]).toMatchObject({ level: 'debug', context: 'RouterExplorer' });
  });

  it('passes on what others log, with its context', () => {
    expect(listenToNest((logger) => logger.warn('slow', 'Server'))[0]).toMatchObject({
      level: 'warn',
      msg: 'slow',
      context: 'Server',
    });
  });

  it('tells a stack from a context', () => {
    const stack = 'Error: x\n    at y';
    expect(listenToNest((logger) => logger.error('x', stack, 'Server'))[0]).toMatchObject({
      stack,
      context: 'Server',
    });
    expect(listenToNest((logger) => logger.error('x', 'Server'))[0]).not.toHaveProperty('stack');
  });

  it('takes an error for a message', () => {
    expect(listenToNest((logger) => logger.error(new RangeError('too far'), 'Server'))[0]).toMatchObject({
      msg: 'too far',
      err: { type: 'RangeError' },
    });
  });
});

describe('log lines for people', () => {
  it('are one line with the fields at the end', () => {
    const json =
      '{"level":"info","time":"2026-01-05T10:00:00.000Z","service":"capture","orderId":"o-1","n":2,"msg":"placed"}';
    expect(prettyLine(json)).toBe('10:00:00.000 info  capture       placed orderId=o-1 n=2\n');
  });

  it('end with the stack of an error', () => {
    const json =
      '{"level":"error","time":"2026-01-05T10:00:00.000Z","msg":"failed","err":{"message":"x","stack":"Error: x\\n at y"}}';
    expect(prettyLine(json)).toBe('10:00:00.000 error               failed\nError: x\n at y\n');
  });
});
