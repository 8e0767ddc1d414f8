import { runService } from '@throughline/service-kit';
import { captureService } from './capture.module.js';

await runService(captureService);
