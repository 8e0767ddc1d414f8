/** Wakes one waiter. What is raised while nobody waits is not lost: the next wait ends at once. */
export class Signal {
  private isRaised = false;
  private waiter: (() => void) | undefined;

  get isPending(): boolean {
    return this.isRaised;
  }

  readonly raise = (): void => {
    const { waiter } = this;
    if (waiter === undefined) {
      this.isRaised = true;
      return;
    }
    this.waiter = undefined;
    waiter();
  };

  wait(): Promise<void> {
    if (this.isRaised) {
      this.isRaised = false;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.waiter = resolve;
    });
  }
}

/** Lets everything else of the process have its turn. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
