import * as effects from './effect-checks.js';
import * as queue from './queue-checks.js';
import type { Check, Step } from './step.js';
import * as sums from './sum-checks.js';

/** Everything that holds after every step of every history, beside what the second book says. */
const checks: readonly Check[] = [
  sums.sumsAreThoseOfTheEntries,
  sums.allocatedIsThatOfTheEntries,
  sums.nothingIsBelowZero,
  sums.quarantineIsOnHand,
  queue.queueIsInOrder,
  queue.eachIsPlacedOrWaitsByRight,
  queue.nobodyWaitsForWhatIsThere,
  queue.whoGivesWayHasTo,
  queue.datesAreThoseOfAPlainSimulation,
  effects.aRepeatHasNoEffect,
  effects.othersKeepWhatTheyHave,
  effects.anOrderHasAllItAskedFor,
  effects.whatAShipmentCarriesLeaves,
  effects.availableIsWhatANewcomerCanHave,
  effects.levelsAlternateAndAreTrue,
  effects.whoIsEndangeredIsShort,
  effects.whoIsSecuredIsSafe,
];

export function problemsOf(step: Step): string[] {
  return checks.flatMap((check) => {
    const problem = check(step);
    return problem === undefined
      ? []
      : [`step ${step.number}, ${step.command.type}: ${check.name}: ${problem}`];
  });
}
