import type { Instant } from '@throughline/kernel';
import type { SettingsView } from '@throughline/service-kit';
import type { MovementCommand } from './movement.js';

/** How far a caller's clock may be ahead of ours. */
export const CLOCK_AHEAD_MS_MAX = 300_000;

export interface Refusal {
  readonly code: string;
  /** For people. */
  readonly message?: string;
}

/** What a movement is looked at by, before its item is asked. */
export interface MovementSurroundings {
  readonly settings: Pick<SettingsView, 'product' | 'location' | 'channel'>;
  readonly at: Instant;
}

type Check = (command: MovementCommand, surroundings: MovementSurroundings) => Refusal | undefined;

const productIsKnown: Check = ({ data: { sku } }, { settings }) =>
  settings.product(sku) ? undefined : { code: 'unknown-sku', message: `no product "${sku}"` };

const productIsNoKit: Check = ({ data: { sku } }, { settings }) =>
  settings.product(sku)?.components
    ? { code: 'kit-has-no-stock', message: `${sku} is a kit: its components have the stock` }
    : undefined;

const locationsAreKnown: Check = ({ data }, { settings }) => {
  const locationIds = [
    ...('locationId' in data ? [data.locationId] : []),
    ...('toLocationId' in data ? [data.toLocationId] : []),
  ];
  const unknown = locationIds.find((locationId) => !settings.location(locationId));
  return unknown === undefined
    ? undefined
    : { code: 'unknown-location', message: `no location "${unknown}"` };
};

const channelIsKnown: Check = ({ data }, { settings }) =>
  'channelId' in data && !settings.channel(data.channelId)
    ? { code: 'unknown-channel', message: `no channel "${data.channelId}"` }
    : undefined;

const happenedAt = ({ type, data }: MovementCommand): Instant | undefined => {
  if (type === 'CountStock') return data.countedAt;
  if (type === 'ReportLevel') return data.reportedAt;
  return type === 'SellStock' ? data.soldAt : undefined;
};

/** A figure from the future would keep out all that come before it. */
const hasHappened: Check = (command, { at }) => {
  const then = happenedAt(command);
  return then !== undefined && Date.parse(then) > Date.parse(at) + CLOCK_AHEAD_MS_MAX
    ? { code: 'in-the-future', message: `${then} is still to come` }
    : undefined;
};

const checks: readonly Check[] = [
  productIsKnown,
  productIsNoKit,
  locationsAreKnown,
  channelIsKnown,
  hasHappened,
];

/** What speaks against a movement, whatever its item says; undefined where nothing does. */
export function refusalOf(command: MovementCommand, surroundings: MovementSurroundings): Refusal | undefined {
  for (const check of checks) {
    const refusal = check(command, surroundings);
    if (refusal) return refusal;
  }
  return undefined;
}
