import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { instantOf, TransientFault, type Clock } from '@throughline/kernel';
import type { Mail, Mailer } from './mailer.js';

/** "From " at the start of a line begins a message in an mbox: it is quoted (RFC 4155, "mboxrd"). */
const quoteFromLines = (message: string): string => message.replaceAll(/^(>*From )/gm, '>$1');

/** Writes messages to `<folder>/<day>.mbox`, which any mail program opens. The default, so that nothing leaves by accident. */
export class FileOutbox implements Mailer {
  private folderMade: Promise<unknown> | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly folder: string,
    private readonly from: string,
    private readonly clock: Clock,
  ) {}

  async send(mail: Mail): Promise<void> {
    const now = this.clock.now();
    const composer = new MailComposer({ from: this.from, date: now, newline: '\n', ...mail });
    const message = await composer.compile().build();
    const entry = `From throughline ${now.toUTCString()}\n${quoteFromLines(message.toString('utf8'))}\n\n`;
    await this.write(`${instantOf(now).slice(0, 10)}.mbox`, entry);
  }

  async close(): Promise<void> {
    await this.writing;
  }

  /** One write at a time: entries never mix. */
  private write(file: string, entry: string): Promise<void> {
    const next = this.writing.then(async () => {
      this.folderMade ??= mkdir(this.folder, { recursive: true });
      try {
        await this.folderMade;
        await appendFile(join(this.folder, file), entry);
      } catch (error) {
        this.folderMade = undefined;
        throw new TransientFault(`cannot write to the outbox ${this.folder}`, { cause: error });
      }
    });
    this.writing = next.catch(() => undefined);
    return next;
  }
}
