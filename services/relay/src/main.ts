import { runProcess, serving } from '@throughline/service-kit';
import { startRelay } from './relay-service.js';

await runProcess(serving('relay', startRelay));
