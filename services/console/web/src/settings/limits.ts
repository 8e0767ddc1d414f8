const DAY_MS = 86_400_000;

/** What the HTTP interface takes at most: the form says so before it asks. */
export const NAME_CHARACTERS_MAX = 200;
export const POSTAL_CODE_CHARACTERS_MAX = 16;
export const WEIGHT_GRAMS_MAX = 10_000_000;
export const UNITS_MAX = 1_000_000_000;
export const LANE_MAX = 9;
export const LATITUDE_MAX = 90;
export const LONGITUDE_MAX = 180;
export const RESERVATION_TTL_MS_MAX = 90 * DAY_MS;
export const REFUSE_AFTER_MS_MAX = 90 * DAY_MS;
export const FEED_AGE_MS_MAX = 365 * DAY_MS;

/** Locations, or channels, that one setting can name. */
export const PLACES_MAX = 500;
