import { notifications } from '@mantine/notifications';

/** A word about what was done; it goes away by itself. */
export const notifyDone = (message: string): void => {
  notifications.show({ message, color: 'green', withBorder: true });
};

export const notifyProblem = (title: string, message: string): void => {
  notifications.show({ title, message, color: 'red', withBorder: true, autoClose: 10_000 });
};
