/** Words that several pages use. */
export const pages = {
  removeFilter: 'Remove the filter {{filter}}',
  clearFilters: 'Clear all',
  missing: 'Please fill this in.',
  limits: {
    notWhole: 'A whole number, please.',
    zero: 'Not 0, please.',
    tooLow: 'At least {{limit}}.',
    tooHigh: 'At most {{limit}}.',
    tooLong: 'At most {{limit}} characters.',
    tooMany: 'At most {{limit}} of them.',
  },
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
