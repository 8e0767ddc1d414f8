export { paymentService } from './payment.module.js';
