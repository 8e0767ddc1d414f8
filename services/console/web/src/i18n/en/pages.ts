/** Words that several pages use. */
export const pages = {
  removeFilter: 'Remove the filter {{filter}}',
  clearFilters: 'Clear all',
  missing: 'Please fill this in.',
  asTable: 'As a table',
  actor: {
    person: '{{name}}',
    service: '{{name}}',
    channel: 'Channel {{name}}',
    partner: '{{name}}',
    other: '{{name}}',
  },
  actorName: {
    wms: 'Warehouse',
    carrier: 'Carrier',
    anonymous: 'Somebody',
    capture: 'Order capture',
    payment: 'Payment service',
    inventory: 'Inventory service',
    routing: 'Routing service',
    fulfillment: 'Fulfillment service',
    notifications: 'Notifications',
    console: 'Console',
  },
} as const;
