import { parseArgs } from 'node:util';
import { runProcess } from '@throughline/service-kit';
import { announceReady, HELP } from './announce.js';
import { environmentOf, startWithMerchant, type CommandLine } from './start-with-merchant.js';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    port: { type: 'string' },
    empty: { type: 'boolean', default: false },
    'no-partners': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  process.stdout.write(HELP);
} else {
  const options: CommandLine = values;
  await runProcess(async (config, closing) => {
    const running = await startWithMerchant(config, options, closing);
    process.stdout.write(announceReady(running));
  }, environmentOf(options));
}
