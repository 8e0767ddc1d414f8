import type { Config } from '../config/config.js';
import { openDistributedPlatform, type DistributedOptions } from './distributed-platform.js';
import { openEmbeddedPlatform } from './embedded-platform.js';
import type { Platform } from './platform.js';

/** The platform of the profile that the configuration names. @throws TransientFault if what it runs on is away */
export const openPlatform = (config: Config, options: DistributedOptions): Promise<Platform> =>
  config.profile === 'embedded'
    ? openEmbeddedPlatform(config, options)
    : openDistributedPlatform(config, options);
