import type { Config } from '../config/config.js';
import type { Logger } from '../logging/logger.js';
import { openEmbeddedPlatform } from './embedded-platform.js';
import type { Platform } from './platform.js';

export interface PlatformOptions {
  /** What the process calls itself. */
  readonly name: string;
  readonly logger?: Logger;
}

/** The platform of the profile that the configuration names. @throws TransientFault if what it runs on is away */
export const openPlatform = (config: Config, options: PlatformOptions): Promise<Platform> =>
  openEmbeddedPlatform(config, options);
