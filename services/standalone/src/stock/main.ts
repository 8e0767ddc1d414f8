// `npm run stock`: proves balances as the sums of their facts, and corrects them with a reason.
import { parseArgs } from 'node:util';
import { messageOf, uuidv7 } from '@throughline/kernel';
import { nothingYet, takeIn } from './added-up.js';
import { auditOf } from './audit.js';
import { StockClient } from './stock-client.js';

const HELP = `Proves that stock is the sum of its facts, and corrects it.

  npm run stock -- audit [<sku> …]          adds up every fact of a SKU, or of all of them, and compares
  npm run stock -- correct <sku> --location=ID --quantity=-3 [--reason R] [--reference TEXT]
                                            a signed correction; reason is count, damage, theft, found,
                                            correction or other

  --url URL       where Throughline answers (http://127.0.0.1:3000)
  --actor NAME    who does it (auditor)

Ends with 1 where something does not add up. Where the list alone is off: npm run projections:rebuild
`;

const options = {
  allowPositionals: true,
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:3000' },
    actor: { type: 'string', default: 'auditor' },
    location: { type: 'string' },
    quantity: { type: 'string' },
    reason: { type: 'string', default: 'correction' },
    reference: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
} as const;

function argumentsGiven() {
  try {
    return parseArgs(options);
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`);
    return process.exit(1);
  }
}

const { values, positionals } = argumentsGiven();
const client = new StockClient(values.url, values.actor);
const [command, ...skus] = positionals;

async function audit(sku: string, isShort: boolean): Promise<boolean> {
  const book = nothingYet();
  for await (const event of client.events(sku)) takeIn(book, event);
  const said = { fold: await client.fold(sku), list: await client.listed(sku) };
  const { lines, drift } = auditOf(sku, book, said);
  if (!isShort || drift.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
  return drift.length === 0;
}

async function auditAll(): Promise<boolean> {
  let audited = 0;
  let off = 0;
  for await (const { sku } of client.list()) {
    audited += 1;
    if (!(await audit(sku, true))) off += 1;
  }
  process.stdout.write(`${audited} SKUs audited, ${off} do not add up\n`);
  return off === 0;
}

async function correct(sku: string): Promise<boolean> {
  const { location: locationId, quantity, reason, reference = `correction-${uuidv7()}` } = values;
  if (locationId === undefined || quantity === undefined)
    throw new Error('--location and --quantity are needed');
  await client.correct({ sku, locationId, quantity: Number(quantity), reason, reference });
  process.stdout.write(`${sku}: ${quantity} at ${locationId} (${reason}, ${reference})\n`);
  return audit(sku, false);
}

async function run(): Promise<boolean> {
  if (command === 'audit' && skus.length === 0) return auditAll();
  if (command === 'audit') {
    const answers = [];
    for (const sku of skus) answers.push(await audit(sku, false));
    return answers.every(Boolean);
  }
  const [sku] = skus;
  if (command === 'correct' && sku !== undefined) return correct(sku);
  throw new Error(`no such command; see npm run stock -- --help`);
}

if (values.help) process.stdout.write(HELP);
else {
  try {
    if (!(await run())) process.exitCode = 1;
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exitCode = 1;
  }
}
