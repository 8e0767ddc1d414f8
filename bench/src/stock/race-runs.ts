import { RACE_UNITS, runRace } from '@throughline/inventory/bench';
import { brokenPromises, facts } from '@throughline/testing';
import { StockWorld } from './stock-world.js';

const ORDERS = 2_000;
const PROCESSES = 4;

export interface RacesResult {
  readonly rounds: number;
  readonly orders: number;
  readonly units: number;
  readonly processes: number;
  /** Rounds in which exactly what there was was sold, everybody else waits, and no promise was broken. */
  readonly fairRounds: number;
  readonly racesLost: number;
  readonly elapsedMs: number;
}

/** Many orders at once for a few units, over channels that share locations, in processes that race for every append. */
export async function runRaces(rounds: number, say: (text: string) => void): Promise<RacesResult> {
  let [fairRounds, racesLost, elapsedMs] = [0, 0, 0];
  for (let round = 1; round <= rounds; round += 1) {
    const world = new StockWorld();
    try {
      const outcome = await runRace(world.bench, {
        ...{ orders: ORDERS, processes: PROCESSES },
        placed: (orderId, channelId) => facts.placed([facts.line()], { orderId, channelId }),
      });
      const broken = brokenPromises({ events: await world.bench.events() });
      const isFair = outcome.reserved === RACE_UNITS && outcome.waiting === ORDERS - RACE_UNITS;
      if (isFair && broken.length === 0) fairRounds += 1;
      else say(`round ${round}: ${outcome.reserved} sold, ${outcome.waiting} wait, ${broken.join('; ')}`);
      racesLost += outcome.racesLost;
      elapsedMs += outcome.elapsedMs;
    } finally {
      await world.remove();
    }
  }
  return {
    rounds,
    orders: ORDERS,
    units: RACE_UNITS,
    processes: PROCESSES,
    fairRounds,
    racesLost,
    elapsedMs,
  };
}
