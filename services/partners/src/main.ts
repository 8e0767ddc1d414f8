import { parseArgs } from 'node:util';
import { startPartners } from './partners.js';

const { values } = parseArgs({
  options: {
    throughline: { type: 'string', default: 'http://127.0.0.1:3000' },
    port: { type: 'string', default: '3100' },
    host: { type: 'string', default: '127.0.0.1' },
    data: { type: 'string' },
    'gateway-only': { type: 'boolean', default: false },
    channel: { type: 'string', multiple: true, default: [] },
    'step-delay-ms': { type: 'string', default: '0' },
  },
});
const stepDelayMs = Number(values['step-delay-ms']);
const partners = await startPartners({
  throughlineUrl: values.throughline,
  port: Number(values.port),
  host: values.host,
  isGatewayOnly: values['gateway-only'],
  channelIds: values.channel,
  warehouse: { stepDelayMs },
  carrier: { stepDelayMs },
  ...(values.data !== undefined && { dataDir: values.data }),
});
process.stdout.write(`partners: payment gateway at ${partners.url}, following ${values.throughline}\n`);
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void partners.stop().then(() => process.exit(0)));
}
