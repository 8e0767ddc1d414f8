import { stockItemOf, type AvailabilityChanged, type AvailabilityEvent } from '@throughline/contracts';
import { accept, canonicalJson, ignore, reject, type Decider, type Decision } from '@throughline/kernel';

/** Say what channels can sell, if it is not what they were told last. */
export interface TellAvailability {
  readonly type: 'TellAvailability';
  readonly data: Omit<AvailabilityChanged['data'], 'item'>;
}

export interface AcknowledgeAvailability {
  readonly type: 'AcknowledgeAvailability';
  readonly data: {
    readonly sku: string;
    readonly channelId: string;
    readonly stockRevision: number;
    readonly acknowledgedAt: string;
  };
}

export type AvailabilityCommand = TellAvailability | AcknowledgeAvailability;

export interface ToldAvailability {
  readonly stockRevision: number;
  readonly channels: AvailabilityChanged['data']['channels'];
  readonly locations: AvailabilityChanged['data']['locations'];
  /** What each channel has taken over. */
  readonly acknowledged: ReadonlyMap<string, number>;
}

const NOTHING_TOLD: ToldAvailability = {
  stockRevision: -1,
  channels: [],
  locations: [],
  acknowledged: new Map(),
};

const tell = ({ data }: TellAvailability, told: ToldAvailability): Decision<AvailabilityEvent> => {
  const isOlder = data.stockRevision < told.stockRevision;
  if (isOlder) return ignore('told of a later revision');
  const isSame =
    canonicalJson([data.channels, data.locations]) === canonicalJson([told.channels, told.locations]);
  if (isSame) return ignore('as told before');

  return accept({ type: 'AvailabilityChanged', data: { item: stockItemOf(data.sku), ...data } });
};

const acknowledge = (
  { data }: AcknowledgeAvailability,
  { stockRevision, acknowledged }: ToldAvailability,
): Decision<AvailabilityEvent> => {
  if (data.stockRevision > stockRevision) return reject('never-told', `told up to ${stockRevision}`);
  if (data.stockRevision <= (acknowledged.get(data.channelId) ?? -1)) return ignore('acknowledged already');

  return accept({ type: 'AvailabilityAcknowledged', data: { item: stockItemOf(data.sku), ...data } });
};

function evolve(told: ToldAvailability, event: AvailabilityEvent): ToldAvailability {
  switch (event.type) {
    case 'AvailabilityChanged': {
      const { stockRevision, channels, locations } = event.data;
      return { ...told, stockRevision, channels, locations };
    }
    case 'AvailabilityAcknowledged': {
      const { channelId, stockRevision } = event.data;
      return { ...told, acknowledged: new Map(told.acknowledged).set(channelId, stockRevision) };
    }
    default:
      return told;
  }
}

/** What channels were told of one item, and what they have taken over. */
export const availabilityDecider: Decider<ToldAvailability, AvailabilityCommand, AvailabilityEvent> = {
  initial: NOTHING_TOLD,
  evolve,
  decide: (command, told) =>
    command.type === 'TellAvailability' ? tell(command, told) : acknowledge(command, told),
};
