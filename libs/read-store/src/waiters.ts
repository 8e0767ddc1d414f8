interface Waiter {
  readonly position: number;
  readonly resolve: () => void;
  readonly reject: (reason: Error) => void;
}

/** Who waits for a position to be reached. */
export class Waiters {
  private waiting: Waiter[] = [];

  until(position: number, current: number): Promise<void> {
    if (current >= position) return Promise.resolve();
    return new Promise((resolve, reject) => this.waiting.push({ position, resolve, reject }));
  }

  resolveUpTo(position: number): void {
    if (this.waiting.length === 0) return;
    const reached = this.waiting.filter((waiter) => waiter.position <= position);
    this.waiting = this.waiting.filter((waiter) => waiter.position > position);
    for (const { resolve } of reached) resolve();
  }

  rejectAll(reason: Error): void {
    for (const { reject } of this.waiting.splice(0)) reject(reason);
  }
}
