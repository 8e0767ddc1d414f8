export { fulfillmentService } from './fulfillment.module.js';
