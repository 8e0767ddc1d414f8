import { createLogger, runProcess } from '@throughline/service-kit';
import { startGateway } from './gateway.js';

await runProcess(async (config, closing) => {
  const gateway = await startGateway(config, { logger: createLogger(config) });
  closing.add(() => gateway.stop());
});
