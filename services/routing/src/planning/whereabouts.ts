import type { Address, DistanceOrigin, LocationSettings } from '@throughline/contracts';
import { centreOf } from './country-centres.js';
import { distanceKmBetween, type Point } from './great-circle.js';

/** As much of an address as planning looks at. */
export type Destination = Pick<Address, 'countryCode' | 'postalCode' | 'latitude' | 'longitude'>;

export type ShippingLocation = Pick<
  LocationSettings,
  'locationId' | 'countryCode' | 'postalCode' | 'latitude' | 'longitude'
>;

/** A location as the planner sees it: how far away, and not where the customer lives. */
export interface Site {
  readonly locationId: string;
  readonly distanceKm: number | null;
  readonly isDomestic: boolean;
}

export interface Whereabouts {
  readonly distanceFrom: DistanceOrigin;
  /** The nearest first; where distances are unknown or equal, the address's own country first, then by id. */
  readonly sites: readonly Site[];
}

/** Distances of all locations from as good a guess of the destination as the address allows. */
export function whereaboutsOf(
  destination: Destination | null,
  locations: readonly ShippingLocation[],
): Whereabouts {
  const { distanceFrom, point } = originOf(destination, locations);
  const sites = locations.map((location) => ({
    locationId: location.locationId,
    distanceKm: point ? distanceKmBetween(point, location) : null,
    isDomestic: destination !== null && isSameCountry(destination, location),
  }));
  return { distanceFrom, sites: sites.sort(byNearness) };
}

export const byNearness = (a: Site, b: Site): number =>
  compare(a.distanceKm ?? Infinity, b.distanceKm ?? Infinity) ||
  compare(Number(b.isDomestic), Number(a.isDomestic)) ||
  compare(a.locationId, b.locationId);

export const compare = <T extends number | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

interface Origin {
  readonly distanceFrom: DistanceOrigin;
  readonly point?: Point;
}

function originOf(destination: Destination | null, locations: readonly ShippingLocation[]): Origin {
  if (!destination) return { distanceFrom: 'nothing' };
  const own = ownPoint(destination);
  if (own) return { distanceFrom: 'address', point: own };
  const neighbour = neighbourOf(destination, locations);
  if (neighbour) return { distanceFrom: 'postal-area', point: neighbour };
  const centre = centreOf(destination.countryCode);
  return centre ? { distanceFrom: 'country', point: centre } : { distanceFrom: 'nothing' };
}

/** Latitude and longitude both 0 lie in the sea off Africa: that is how some channels say "unknown". */
function ownPoint({ latitude, longitude }: Destination): Point | undefined {
  if (latitude === undefined || longitude === undefined) return undefined;
  const isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return isOnEarth && !(latitude === 0 && longitude === 0) ? { latitude, longitude } : undefined;
}

const isSameCountry = (destination: Destination, { countryCode }: ShippingLocation): boolean =>
  destination.countryCode.toUpperCase() === countryCode.toUpperCase();

/** Postal codes begin with the region: the location of that country whose code begins most like the address's. */
function neighbourOf(
  destination: Destination,
  locations: readonly ShippingLocation[],
): ShippingLocation | undefined {
  const parts = postalParts(destination.postalCode ?? '');
  const [best] = locations
    .filter((location) => isSameCountry(destination, location))
    .map((location) => ({ location, shared: sharedParts(parts, postalParts(location.postalCode)) }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared || compare(a.location.locationId, b.location.locationId));
  return best?.location;
}

/** "EH1 1AA" → EH, 1, 1, A, A: letters in front name one area together, so that EH is not taken for a part of E. */
function postalParts(postalCode: string): string[] {
  const code = postalCode.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const area = /^[A-Z]+/.exec(code)?.[0] ?? '';
  return [...(area ? [area] : []), ...Array.from(code.slice(area.length))];
}

function sharedParts(a: readonly string[], b: readonly string[]): number {
  const difference = a.findIndex((part, index) => part !== b[index]);
  return difference === -1 ? a.length : difference;
}
