import type { HoldClosed, HoldEvent, SkuQuantity } from '@throughline/contracts';
import {
  accept,
  canonicalJson,
  ignore,
  reject,
  type Decider,
  type Decision,
  type Instant,
} from '@throughline/kernel';

/** Units are kept for a checkout in every item: the commit point of the hold. */
export interface OpenHold {
  readonly type: 'OpenHold';
  readonly data: {
    readonly holdId: string;
    readonly channelId: string;
    /** By SKU, in the order of their codes. */
    readonly items: readonly SkuQuantity[];
    readonly expiresAt: Instant;
  };
}

export interface ExtendHold {
  readonly type: 'ExtendHold';
  readonly data: { readonly holdId: string; readonly expiresAt: Instant };
}

export interface CloseHold {
  readonly type: 'CloseHold';
  readonly data: HoldClosed['data'];
}

export type HoldCommand = OpenHold | ExtendHold | CloseHold;

export interface Hold {
  readonly holdId: string;
  readonly channelId: string;
  readonly items: readonly SkuQuantity[];
  readonly openedUntil: Instant;
  readonly expiresAt: Instant;
  readonly status: 'open' | HoldClosed['data']['reason'];
  readonly orderId: string | null;
}

/** Undefined before HoldOpened. */
export type HoldState = Hold | undefined;

const openHold = ({ data }: OpenHold, hold: HoldState): Decision<HoldEvent> => {
  if (!hold) return accept({ type: 'HoldOpened', data });
  return isSame(hold, data) ? ignore('opened already') : reject('hold-id-reused');
};

/** How long it lasts was asked for anew with every repeat, and says nothing about what it holds. */
export const isSame = (
  hold: Pick<Hold, 'channelId' | 'items'>,
  data: Pick<Hold, 'channelId' | 'items'>,
): boolean => canonicalJson([hold.channelId, hold.items]) === canonicalJson([data.channelId, data.items]);

const extendHold = ({ data }: ExtendHold, hold: HoldState): Decision<HoldEvent> => {
  if (!hold) return reject('hold-not-found');
  if (hold.status !== 'open') return reject('hold-closed', hold.status);
  if (data.expiresAt <= hold.expiresAt) return ignore('held as long already');

  return accept({ type: 'HoldExtended', data });
};

const closeHold = ({ data }: CloseHold, hold: HoldState): Decision<HoldEvent> => {
  if (!hold) return reject('hold-not-found');
  if (hold.status !== 'open') return ignore('closed already');

  return accept({ type: 'HoldClosed', data });
};

function decide(command: HoldCommand, hold: HoldState): Decision<HoldEvent> {
  switch (command.type) {
    case 'OpenHold':
      return openHold(command, hold);
    case 'ExtendHold':
      return extendHold(command, hold);
    case 'CloseHold':
      return closeHold(command, hold);
  }
}

function evolve(hold: HoldState, event: HoldEvent): HoldState {
  switch (event.type) {
    case 'HoldOpened': {
      const { expiresAt } = event.data;
      return hold ?? { ...event.data, openedUntil: expiresAt, status: 'open', orderId: null };
    }
    case 'HoldExtended':
      return hold && { ...hold, expiresAt: event.data.expiresAt };
    case 'HoldClosed':
      return hold && { ...hold, status: event.data.reason, orderId: event.data.orderId };
    default:
      return hold;
  }
}

/** A checkout's hold, over all of its items. */
export const holdDecider: Decider<HoldState, HoldCommand, HoldEvent> = { initial: undefined, evolve, decide };
