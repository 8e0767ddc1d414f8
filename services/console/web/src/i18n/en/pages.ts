/** Words that several pages use. */
export const pages = {
  removeFilter: 'Remove the filter {{filter}}',
  clearFilters: 'Clear all',
  asTable: 'As a table',
} as const;
