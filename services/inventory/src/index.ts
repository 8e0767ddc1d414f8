export { inventoryService } from './inventory.module.js';
export { UnsettledReservations } from './settling/unsettled-reservations.js';
