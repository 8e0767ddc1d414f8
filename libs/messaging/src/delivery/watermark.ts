import { Fifo } from './fifo.js';

/** A message that was begun. */
export interface Ticket {
  readonly offset: number;
  isDone: boolean;
}

/**
 * How far everything is done, while messages end in any order: resuming behind the watermark skips nothing.
 * Offsets may have gaps; several messages may share one.
 */
export class Watermark {
  private readonly open = new Fifo<Ticket>();

  /** `looked` is the offset up to which everything was looked at. */
  constructor(private looked: number) {}

  /** Messages are begun in order of their offsets. */
  begin(offset: number): Ticket {
    const ticket = { offset, isDone: false };
    this.open.push(ticket);
    return ticket;
  }

  /** Nothing else wants handling up to here. */
  look(offset: number): void {
    this.looked = offset;
  }

  finish(ticket: Ticket): void {
    ticket.isDone = true;
    while (this.open.peek()?.isDone) this.open.shift();
  }

  /** Everything up to and including this offset is done. */
  get value(): number {
    const oldest = this.open.peek();
    return oldest === undefined ? this.looked : oldest.offset - 1;
  }

  /** Messages begun since the oldest that is not done: what a crash would have handled again. */
  get width(): number {
    return this.open.size;
  }
}
