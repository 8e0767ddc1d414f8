// `npm run projections:rebuild`: builds read models anew from the ledger, while the service runs or while it does not.
import { parseArgs } from 'node:util';
import { messageOf } from '@throughline/kernel';
import { readConfig } from '@throughline/service-kit';
import { ProgressBars } from './progress-bars.js';
import { rebuildProjections } from './rebuild-projections.js';

const HELP = `Builds read models anew from the ledger; what is read stays until the new rows have caught up.

  npm run projections:rebuild -- [options]

  --data DIR    the data directory (DATA_DIR)
  --name NAME   one read model, such as console_orders; all of them without it. May be given several times

With PROFILE=distributed the members that run do it; DATABASE_URL says where.
`;

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    name: { type: 'string', multiple: true },
    help: { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  const bars = new ProgressBars(process.stderr);
  try {
    const config = readConfig(values.data === undefined ? {} : { DATA_DIR: values.data });
    const rebuilt = await rebuildProjections(config, values.name, (rebuilds) => bars.show(rebuilds));
    bars.stop();
    process.stdout.write(`built anew: ${rebuilt.join(', ')}\n`);
  } catch (error) {
    bars.stop();
    process.stderr.write(`${messageOf(error)}\n`);
    process.exitCode = 1;
  }
}

if (values.help) process.stdout.write(HELP);
else await main();
