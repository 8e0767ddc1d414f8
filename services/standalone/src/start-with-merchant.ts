import { startPartners } from '@throughline/partners';
import type { Closing, Config, ConfigVariableName } from '@throughline/service-kit';
import type { Ready } from './announce.js';
import { sampleChannels, sampleLocations, sampleProducts, SAMPLE_WEBHOOK_SECRET } from './sample-merchant.js';
import { seedSampleMerchant } from './seed-sample-merchant.js';
import { startStandalone } from './standalone.js';

/** Between two steps of the stand-ins' work, so that a person sees an order move. */
const PARTNER_STEP_DELAY_MS = 300;

export interface CommandLine {
  readonly data?: string | undefined;
  readonly port?: string | undefined;
  readonly empty: boolean;
  readonly 'no-partners': boolean;
}

export const environmentOf = ({ data, port }: CommandLine): Partial<Record<ConfigVariableName, string>> => ({
  ...(data !== undefined && { DATA_DIR: data }),
  ...(port !== undefined && { PORT: port }),
});

/** The sample shop's webhooks are signed with a key that is no secret; one of the environment's goes before it. */
const withSampleSecret = (config: Config): Config => ({
  ...config,
  webhookSecrets: { shop: SAMPLE_WEBHOOK_SECRET, ...config.webhookSecrets },
});

/** Everything that `npm start` starts; what has to be closed is added to `closing`. */
export async function startWithMerchant(
  config: Config,
  options: CommandLine,
  closing: Closing,
): Promise<Ready> {
  const hasMerchant = !options.empty;
  const standalone = await startStandalone(hasMerchant ? withSampleSecret(config) : config);
  closing.add(() => standalone.stop());
  const gatewayUrl = options['no-partners']
    ? null
    : await startPartnersBeside(standalone.url, config, closing);
  if (hasMerchant) await seedSampleMerchant(standalone.url);
  const merchant = `${sampleLocations.length} locations, ${sampleProducts.length} products, ${sampleChannels.length} channels`;
  return {
    url: standalone.url,
    gatewayUrl,
    merchant: hasMerchant ? merchant : null,
    startedInMs: process.uptime() * 1000,
  };
}

async function startPartnersBeside(
  throughlineUrl: string,
  config: Config,
  closing: Closing,
): Promise<string> {
  const gateway = new URL(config.gatewayUrl);
  const partners = await startPartners({
    throughlineUrl,
    port: Number(gateway.port),
    host: gateway.hostname,
    dataDir: config.dataDir,
    warehouse: { stepDelayMs: PARTNER_STEP_DELAY_MS },
    carrier: { stepDelayMs: PARTNER_STEP_DELAY_MS },
  });
  closing.add(() => partners.stop());
  return partners.url;
}
