export interface Mail {
  /** RFC 5322 Message-ID with its angle brackets: the same on every attempt. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The mailbox will never take this message: trying again is no use. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Where e-mail goes out. SMTP has no idempotency keys: across a crash a message may go twice, under one Message-ID. */
export interface Mailer {
  /**
   * @throws MailRefused if the message will never be taken
   * @throws TransientFault if it may be taken later
   */
  send(mail: Mail): Promise<void>;
  close(): Promise<void>;
}
