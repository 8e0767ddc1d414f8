export { inventoryService } from './inventory.module.js';
