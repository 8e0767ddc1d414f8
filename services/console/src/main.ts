import { runService } from '@throughline/service-kit';
import { consoleService } from './console.module.js';

await runService(consoleService);
