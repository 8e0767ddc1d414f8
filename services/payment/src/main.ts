import { runService } from '@throughline/service-kit';
import { paymentService } from './payment.module.js';

await runService(paymentService);
