import { createContext, useContext } from 'react';
import { useLocation } from 'react-router';

/** The orders that the list shows, for "next" and "previous" on an order's page. */
export const ShownOrders = createContext<readonly string[]>([]);

export interface OrderLinkState {
  readonly ids: readonly string[];
  /** The list's own address, to go back to. */
  readonly from: string;
}

/** Where an order opens, with what its page needs to know of the list behind it. */
export function useOrderLink(): (
  orderId: string,
  among?: readonly string[],
) => { readonly to: string; readonly state: OrderLinkState } {
  const shown = useContext(ShownOrders);
  const { pathname, search } = useLocation();
  return (orderId, among = shown) => ({
    to: `/orders/${orderId}`,
    state: { ids: among, from: pathname + search },
  });
}
