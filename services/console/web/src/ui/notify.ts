import { notifications, type NotificationData } from '@mantine/notifications';
import i18next from 'i18next';

const show = (notification: NotificationData): void => {
  notifications.show({
    withBorder: true,
    closeButtonProps: { 'aria-label': i18next.t('close') },
    ...notification,
  });
};

/** A word about what was done; it goes away by itself. */
export const notifyDone = (message: string): void => {
  show({ message, color: 'green' });
};

export const notifyProblem = (title: string, message: string): void => {
  show({ title, message, color: 'red', autoClose: 10_000 });
};
