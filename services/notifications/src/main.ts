import { runService } from '@throughline/service-kit';
import { notificationsService } from './notifications.module.js';

await runService(notificationsService);
