export { paymentService } from './payment.module.js';
export { OpenReviews } from './reviews/open-reviews.js';
