import { openEmbeddedWorld } from './embedded-world.js';
import type { World, WorldOptions } from './world.js';

/** The world of the profile that the test run is for; scenarios name none. */
export const openWorld = (options: WorldOptions = {}): Promise<World> => openEmbeddedWorld(options);
