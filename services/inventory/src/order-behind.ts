import type { OrderState } from '@throughline/order';
import type { CommandContext, Ledgers } from '@throughline/service-kit';

/**
 * The order at the revision of the message behind a command, or later; as the store has it now, where no message of
 * the order's own ledger is behind it.
 * @throws TransientFault if the store does not show that revision yet
 */
export async function orderBehind(
  { orders }: Ledgers,
  orderId: string,
  { atLeastRevision }: CommandContext,
): Promise<OrderState> {
  const { state } =
    atLeastRevision === undefined
      ? await orders.latest(orderId)
      : await orders.load(orderId, atLeastRevision);
  return state;
}
