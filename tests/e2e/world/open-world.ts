import { openDistributedWorld } from './distributed-world.js';
import { openOneProcessWorld } from './one-process-world.js';
import { isDistributed } from './settings.js';
import type { World, WorldOptions } from './world.js';

/** The world of the profile that the test run is for; scenarios name none. Deliveries are lost within a process only. */
export const openWorld = (options: WorldOptions = {}): Promise<World> =>
  isDistributed() && !options.dropDelivery ? openDistributedWorld(options) : openOneProcessWorld(options);
