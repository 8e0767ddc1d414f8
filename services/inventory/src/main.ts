import { runService } from '@throughline/service-kit';
import { inventoryService } from './inventory.module.js';

await runService(inventoryService);
