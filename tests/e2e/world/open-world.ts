import { openDistributedWorld } from './distributed-world.js';
import { openOneProcessWorld } from './one-process-world.js';
import { isDistributed } from './settings.js';
import type { World, WorldOptions } from './world.js';

/** The world of the profile that the test run is for; scenarios name none. Deliveries go wrong within a process only. */
export const openWorld = (options: WorldOptions = {}): Promise<World> =>
  isDistributed() && !options.deliveryFaults ? openDistributedWorld(options) : openOneProcessWorld(options);
