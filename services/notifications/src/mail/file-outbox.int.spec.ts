import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TransientFault } from '@throughline/kernel';
import { FileOutbox } from './file-outbox.js';
import type { Mail } from './mailer.js';

const NOW = new Date('2026-01-05T10:00:00.000Z');

const mail = (overrides: Partial<Mail> = {}): Mail => ({
  messageId: '<m1@throughline>',
  to: 'ada@example.com',
  subject: 'Your order 1001',
  text: 'Thank you.',
  ...overrides,
});

describe('the outbox of files', () => {
  let parent: string;
  let folder: string;
  let now: Date;
  let outbox: FileOutbox;

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'outbox-'));
    folder = join(parent, 'mail', 'out');
    now = NOW;
    outbox = new FileOutbox(folder, 'shop@example.com', { now: () => now });
  });

  afterEach(async () => {
    await outbox.close();
    rmSync(parent, { recursive: true });
  });

  const written = (day = '2026-01-05'): string => readFileSync(join(folder, `${day}.mbox`), 'utf8');

  it('holds a message as mail programs read it', async () => {
    await outbox.send(mail());
    const lines = written().split('\n');
    expect(lines[0]).toBe('From throughline Mon, 05 Jan 2026 10:00:00 GMT');
    expect(lines).toEqual(
      expect.arrayContaining([
        'From: shop@example.com',
        'To: ada@example.com',
        'Subject: Your order 1001',
        'Message-ID: <m1@throughline>',
        'Thank you.',
      ]),
    );
    expect(written()).toMatch(/Thank you\.\n\n+$/);
    expect(written()).not.toContain('\r');
  });

  it('has a file for each day', async () => {
    await outbox.send(mail());
    now = new Date('2026-01-06T00:00:00.000Z');
    await outbox.send(mail({ subject: 'the day after' }));
    expect(readdirSync(folder).sort()).toEqual(['2026-01-05.mbox', '2026-01-06.mbox']);
    expect(written('2026-01-06')).toContain('the day after');
  });

  it('quotes lines that would begin a message, and those that are quoted already', async () => {
    await outbox.send(mail({ text: 'From Berlin\n>From Hamburg\nsent From here' }));
    expect(written()).toContain('\n>From Berlin\n>>From Hamburg\nsent From here');
    expect(written().match(/^From /gm)).toHaveLength(1);
  });

  it('never mixes messages that are sent at once', async () => {
    const numbers = Array.from({ length: 200 }, (_, index) => index);
    await Promise.all(
      numbers.map((number) => outbox.send(mail({ subject: `order ${number}`, text: `text ${number}` }))),
    );
    const entries = written()
      .split(/^(?=From throughline )/m)
      .map((entry) => [/^Subject: order (\d+)$/m.exec(entry)?.[1], /^text (\d+)$/m.exec(entry)?.[1]]);
    expect(entries).toHaveLength(numbers.length);
    const inOrder = entries.sort(([a], [b]) => Number(a) - Number(b));
    expect(inOrder).toEqual(numbers.map((number) => [String(number), String(number)]));
  });

  it('asks to try again later where it cannot write, and then writes', async () => {
    writeFileSync(join(parent, 'mail'), 'a file where the folder belongs');
    await expect(outbox.send(mail())).rejects.toThrow(TransientFault);
    rmSync(join(parent, 'mail'));
    await outbox.send(mail());
    expect(written()).toContain('Your order 1001');
  });

  it('goes on with the next message after one that could not be written', async () => {
    writeFileSync(join(parent, 'mail'), '');
    const failed = outbox.send(mail({ subject: 'first' })).catch((error: unknown) => error);
    expect(await failed).toBeInstanceOf(TransientFault);
    rmSync(join(parent, 'mail'));
    await Promise.all([outbox.send(mail({ subject: 'second' })), outbox.send(mail({ subject: 'third' }))]);
    expect(written()).not.toContain('Subject: first');
    expect(written()).toContain('Subject: second');
    expect(written()).toContain('Subject: third');
  });

  it('is closed once everything is written', async () => {
    const sent = outbox.send(mail());
    await sent;
    await outbox.close();
    expect(written()).toContain('Thank you.');
  });
});
