/**
 * The figures of the list, and from which width of the window on each has a column. Where it has none, it stands below
 * the item if there is any of it.
 */
export const COLUMN_ROOM = {
  available: 'always',
  onHand: 'always',
  allocated: 'lg',
  reserved: 'lg',
  queued: 'md',
  incoming: 'md',
  quarantined: 'never',
  held: 'never',
} as const;

export type Figure = keyof typeof COLUMN_ROOM;

export const LISTED_FIGURES = Object.keys(COLUMN_ROOM) as readonly Figure[];

/** Those that have a column in some window. */
export const COLUMNS = LISTED_FIGURES.filter((name) => COLUMN_ROOM[name] !== 'never');
