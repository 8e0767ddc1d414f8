import { runService } from '@throughline/service-kit';
import { fulfillmentService } from './fulfillment.module.js';

await runService(fulfillmentService);
