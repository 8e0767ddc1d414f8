import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client.js';
import { act, type ReasonedAction } from '../exceptions/use-exceptions.js';
import { notifyDone } from '../ui/notify.js';
import { askForReason } from '../ui/reason-dialog.js';
import { useShownOrder } from './order-context.js';
import { useRefreshOrder } from './use-order.js';

const isDangerous = (action: OrderAction): boolean => action === 'cancel' || action === 'reject';

export type OrderAction = ReasonedAction | 'hold';

const hold = (orderId: string, reason: string): Promise<unknown> =>
  answerOf(api.POST('/api/v1/orders/{orderId}/hold', { params: { path: { orderId } }, body: { reason } }));

/** Asks why, does it, and shows the order as it is then. A step is needed for what settles one. */
export function useAct(): (action: OrderAction, step?: string) => void {
  const { t } = useTranslation(['order', 'status', 'exceptions']);
  const { view } = useShownOrder();
  const { orderId, order } = view;
  const refresh = useRefreshOrder(orderId);
  return (action, step = '') => {
    const name = t(`status:action.${action}`);
    askForReason({
      title: t('act.title', { action: name, number: order.orderNumber }),
      children: action === 'hold' ? t('act.hold') : t(`exceptions:ask.${action}`),
      confirm: name,
      isDangerous: isDangerous(action),
      onConfirm: async (reason) => {
        try {
          await (action === 'hold' ? hold(orderId, reason) : act(action, { orderId, step }, reason));
          notifyDone(t('act.done', { action: name }));
        } finally {
          // Refused or not: what the page showed may be old.
          await refresh();
        }
      },
    });
  };
}
