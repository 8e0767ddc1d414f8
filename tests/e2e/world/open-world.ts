import { openDistributedWorld } from './distributed-world.js';
import { openEmbeddedWorld } from './embedded-world.js';
import type { World, WorldOptions } from './world.js';

/** The world of the profile that the test run is for, as PROFILE says; scenarios name none. */
export const openWorld = (options: WorldOptions = {}): Promise<World> =>
  process.env['PROFILE'] === 'distributed' ? openDistributedWorld(options) : openEmbeddedWorld(options);
