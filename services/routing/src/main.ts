import { runService } from '@throughline/service-kit';
import { routingService } from './routing.module.js';

await runService(routingService);
