import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Closing, readConfig } from '@throughline/service-kit';
import { startWithMerchant } from '../start-with-merchant.js';
import { runDemo } from './run-demo.js';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:3000' },
    orders: { type: 'string', default: '300' },
  },
});

const isUp = async (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );

/** Where nothing answers, the demo brings its own Throughline, in a folder that goes with it. */
async function startOwn(closing: Closing): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'throughline-demo-'));
  closing.add(() => rm(dataDir, { recursive: true, force: true }));
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'error', GATEWAY_TIMEOUT_MS: '1500' });
  const { url } = await startWithMerchant(config, { empty: false, 'no-partners': false }, closing);
  return url;
}

const closing = new Closing();
try {
  const isRunning = await isUp(values.url);
  if (!isRunning)
    process.stdout.write(`Nothing answers at ${values.url}: starting a Throughline for the demo.\n`);
  const url = isRunning ? values.url : await startOwn(closing);
  const isGood = await runDemo(url, Number(values.orders));
  process.exitCode = isGood ? 0 : 1;
} catch (error) {
  process.stderr.write(`the demo failed: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await closing.closeAll();
}
