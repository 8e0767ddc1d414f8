export { notificationsService } from './notifications.module.js';
