import { randomInt } from 'node:crypto';
import { openOneProcessWorld } from '../e2e/world/one-process-world.js';
import { Person } from '../e2e/world/person.js';
import { expectedEnds, playMix, type End } from './order-mix.js';
import { SeededDisorder } from './seeded-disorder.js';

const ORDERS_PER_KIND = 10;
const PATIENCE_MS = 60_000;
const TIMEOUT_MS = 240_000;
const SEED_MAX = 1_000_000;

/** Deliveries that a mix disturbs at least, of each mishap: with fewer the scenario would show nothing. */
const STRUCK_MIN = 100;

const seed = Number(process.env['SEED'] ?? randomInt(SEED_MAX));

async function endsOfMix(disorder?: SeededDisorder): Promise<Record<string, End>> {
  const world = await openOneProcessWorld(disorder ? { deliveryFaults: disorder } : {});
  try {
    const person = new Person(world, PATIENCE_MS);
    const ends = await playMix(world, person, ORDERS_PER_KIND);
    await person.expectPromisesKept();
    return ends;
  } finally {
    await world.stop();
  }
}

describe('a mix of orders', () => {
  let undisturbed: Record<string, End>;

  beforeAll(async () => {
    undisturbed = await endsOfMix();
  }, TIMEOUT_MS);

  it('comes to rest, each as its kind does, while every delivery comes once, in time and in order', () => {
    expect(undisturbed).toMatchObject(expectedEnds(ORDERS_PER_KIND));
  });

  it(
    `comes to rest in the same place when a fifth of all deliveries is repeated, late or swapped (SEED=${seed})`,
    async () => {
      const disorder = new SeededDisorder(seed);
      expect(await endsOfMix(disorder)).toEqual(undisturbed);
      for (const struck of Object.values(disorder.counts)) expect(struck).toBeGreaterThan(STRUCK_MIN);
    },
    TIMEOUT_MS,
  );
});
