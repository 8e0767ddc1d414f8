import { createContext, useContext } from 'react';
import type { OrderView } from './use-order.js';

export interface ShownOrder {
  readonly view: OrderView;
  /** Null: as it is now. */
  readonly asOf: string | null;
}

export const ShownOrderContext = createContext<ShownOrder | null>(null);

/** The order that the page shows, as it is or was. */
export function useShownOrder(): ShownOrder {
  const shown = useContext(ShownOrderContext);
  if (!shown) throw new Error('there is no order around this');
  return shown;
}
