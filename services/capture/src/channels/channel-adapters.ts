import type { ChannelAdapter } from './channel-adapter.js';
import { shopifyAdapter } from './shopify/shopify.adapter.js';

const adapters: readonly ChannelAdapter[] = [shopifyAdapter];

export const findAdapter = (platform: string): ChannelAdapter | undefined =>
  adapters.find((adapter) => adapter.platform === platform);
