const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export const NAME_CHARACTERS_MAX = 200;
export const REASON_CHARACTERS_MAX = 500;
export const POSTAL_CODE_CHARACTERS_MAX = 16;
export const WEIGHT_GRAMS_MAX = 10_000_000;

export const RESERVATION_TTL_MS_MAX = 90 * DAY_MS;

/** Of a channel that says nothing else. */
export const RESERVATION_TTL_MS = DAY_MS;

/** Units of one SKU that a rule can be about. */
export const UNITS_MAX = 1_000_000_000;

/** How old a location's levels may be before nobody trusts them. */
export const FEED_AGE_MS_MAX = 365 * DAY_MS;

/** How long a short order may wait before it is refused. */
export const REFUSE_AFTER_MS_MAX = 90 * DAY_MS;

/** Different products within a kit. */
export const COMPONENTS_MAX = 50;

/** Units of one product within one unit of a kit. */
export const COMPONENT_QUANTITY_MAX = 1000;

/** Locations, or channels, that one setting can name. */
export const PLACES_MAX = 500;

/** The last lane: lane 0 is served first. */
export const LANE_MAX = 9;
