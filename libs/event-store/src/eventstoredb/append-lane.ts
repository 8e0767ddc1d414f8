import { TransientFault } from '@throughline/kernel';

/**
 * Appends that wait for their answer at once. The client writes them to one gRPC stream, which takes 16 messages
 * before it asks for patience; an append that has to be patient rejects where nobody can catch it if the connection
 * breaks just then, and ends the process. So there are never as many.
 */
export const APPENDS_UNANSWERED_MAX = 15;

/** No answer came in time: the append may or may not have been stored. */
export class AppendUnanswered extends Error {
  override readonly name = 'AppendUnanswered';
}

/**
 * Bounds the appends under way, in number and in time. A place is given back when the client settles the append,
 * not when we stop to wait for it; should appends that nobody answers hold all places, `onStuck` is told to break
 * the stream that they wait on.
 */
export class AppendLane {
  private readonly waiting: (() => void)[] = [];
  private placesTaken = 0;
  private unanswered = 0;

  constructor(
    private readonly timeoutMs: number,
    private readonly onStuck: () => void,
  ) {}

  /** @throws AppendUnanswered if it was sent and is not settled in time @throws TransientFault if it was not sent */
  async run<Answer>(send: () => Promise<Answer>): Promise<Answer> {
    await this.takePlace();
    let isOverdue = false;
    const sent = send().finally(() => {
      if (isOverdue) this.unanswered -= 1;
      this.givePlace();
    });
    return this.inTime(sent, () => {
      isOverdue = true;
      this.unanswered += 1;
      if (this.unanswered >= APPENDS_UNANSWERED_MAX) this.onStuck();
    });
  }

  private inTime<Answer>(sent: Promise<Answer>, onOverdue: () => void): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const overdue = setTimeout(() => {
        onOverdue();
        reject(new AppendUnanswered(`the event store did not answer an append within ${this.timeoutMs} ms`));
      }, this.timeoutMs);
      void sent.then(resolve, reject).finally(() => clearTimeout(overdue));
    });
  }

  private takePlace(): Promise<void> {
    if (this.placesTaken < APPENDS_UNANSWERED_MAX) {
      this.placesTaken += 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const start = (): void => {
        clearTimeout(overdue);
        resolve();
      };
      const overdue = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(start), 1);
        reject(new TransientFault(`the event store took no append for ${this.timeoutMs} ms`));
      }, this.timeoutMs);
      this.waiting.push(start);
    });
  }

  /** Handed on rather than free for a moment, so that nobody slips in between. */
  private givePlace(): void {
    const start = this.waiting.shift();
    if (start) start();
    else this.placesTaken -= 1;
  }
}
