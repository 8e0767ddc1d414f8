/** Words that several pages use. */
export const pages = {
  removeFilter: 'Remove the filter {{filter}}',
  clearFilters: 'Clear all',
  missing: 'Please fill this in.',
  asTable: 'As a table',
  actor: {
    person: '{{name}}',
    service: 'service {{name}}',
    partner: 'partner {{name}}',
    channel: 'channel {{name}}',
  },
} as const;
