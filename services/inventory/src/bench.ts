// For measurements: the service's own parts, on a store that the measurement sees.
export { InventoryBench, type InventoryProcess } from './inventory-bench.js';
export {
  openRacingChannels,
  RACE_UNITS,
  racingChannels,
  runRace,
  type Race,
  type RaceOutcome,
} from './races/race.js';
export { wantedItems } from './reservation/wanted-items.js';
export { StockSnapshots } from './stock/stock-snapshots.js';
export { availableTo } from './stock/supply.js';
