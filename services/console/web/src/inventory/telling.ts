import type { Schemas } from '../api/client.js';

type Told = Schemas['ToldAvailabilityView'];
type Movement = Pick<Schemas['StockMovement'], 'revision' | 'at'>;

/** `silent`: it never acknowledged anything. */
export type ChannelState = 'current' | 'behind' | 'silent';

/** When the stock came to be that a channel has acknowledged. */
export interface Moment {
  readonly at: string;
  /** It was before that: the ledger's first page does not go back as far. */
  readonly isEarlier: boolean;
}

export interface ChannelTelling {
  readonly channelId: string;
  /** What it was told last. */
  readonly available: number;
  readonly state: ChannelState;
  readonly acknowledgedRevision: number | null;
  /** Null where nothing is acknowledged, and for a kit, whose components have the ledgers. */
  readonly moment: Moment | null;
}

export interface Telling {
  readonly stockRevision: number;
  readonly channels: readonly ChannelTelling[];
}

/** `movements` of the item's ledger, the newest first. */
function momentOf(revision: number, movements: readonly Movement[]): Moment | null {
  const found = movements.find((movement) => movement.revision <= revision);
  if (found) return { at: found.at, isEarlier: false };
  const oldest = movements.at(-1);
  return oldest ? { at: oldest.at, isEarlier: true } : null;
}

function stateOf({ acknowledgedRevision, isUpToDate }: Told['channels'][number]): ChannelState {
  if (acknowledgedRevision === null) return 'silent';
  return isUpToDate ? 'current' : 'behind';
}

/** What every channel was told of an item, and how far it has come with that. */
export const tellingOf = ({ stockRevision, channels }: Told, movements: readonly Movement[]): Telling => ({
  stockRevision,
  channels: channels.map((channel) => {
    const { channelId, available, acknowledgedRevision } = channel;
    const moment = acknowledgedRevision === null ? null : momentOf(acknowledgedRevision, movements);
    return { channelId, available, acknowledgedRevision, moment, state: stateOf(channel) };
  }),
});

export const isAnyoneListening = ({ channels }: Telling): boolean =>
  channels.some(({ state }) => state !== 'silent');
