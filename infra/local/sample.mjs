// @ts-check
/** @typedef {typeof import('../../services/standalone/src/announce.js')} Announce */
/** @typedef {typeof import('../../services/standalone/src/sample-merchant.js')} SampleMerchant */
/** @typedef {typeof import('../../services/standalone/src/seed-sample-merchant.js')} SeedSampleMerchant */

/** Files of `services/standalone`, one by one: its index brings every service with it. They are compiled before. */
const compiled = (/** @type {string} */ file) =>
  import(new URL(`../../services/standalone/dist/${file}.js`, import.meta.url).href);

/** The sample shop's webhooks are signed with a key that is no secret; keys of the environment go before it. */
export async function sampleEnvironment() {
  /** @type {SampleMerchant} */
  const { SAMPLE_WEBHOOK_SECRET } = await compiled('sample-merchant');
  return { WEBHOOK_SECRETS: process.env['WEBHOOK_SECRETS'] || `shop=${SAMPLE_WEBHOOK_SECRET}` };
}

/** Sets the merchant up over the API and says in a line what that is. @param {string} url */
export async function seedSample(url) {
  /** @type {SampleMerchant} */
  const { sampleLocations, sampleProducts, sampleChannels } = await compiled('sample-merchant');
  /** @type {SeedSampleMerchant} */
  const { seedSampleMerchant } = await compiled('seed-sample-merchant');
  await seedSampleMerchant(url);
  return `${sampleLocations.length} locations, ${sampleProducts.length} products, ${sampleChannels.length} channels`;
}

/** What is said once all answers. @param {Parameters<Announce['announceReady']>[0]} ready */
export async function announcement(ready) {
  /** @type {Announce} */
  const { announceReady } = await compiled('announce');
  return announceReady(ready);
}
