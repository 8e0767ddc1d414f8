import { setTimeout as pause } from 'node:timers/promises';

const LOOK_MS = 100;
const PATIENCE_MS = 20_000;

/** Looks again until it does not throw; throws what it threw last. */
export async function eventually<Seen>(look: () => Promise<Seen>): Promise<Seen> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > until) throw error;
      await pause(LOOK_MS);
    }
  }
}
