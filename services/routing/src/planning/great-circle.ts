/** WGS 84 degrees. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Mean radius of the Earth (IUGG). */
const EARTH_RADIUS_KM = 6371.0088;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/**
 * Great-circle distance by the haversine formula, in whole kilometres: enough to compare locations, the same on every
 * machine, and too coarse to find a person's door from the distances that a decision stores.
 */
export function distanceKmBetween(from: Point, to: Point): number {
  const byLatitude = Math.sin(radians(to.latitude - from.latitude) / 2) ** 2;
  const byLongitude = Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  const scale = Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude));
  const half = Math.min(1, byLatitude + scale * byLongitude);
  return Math.round(2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(half)));
}
