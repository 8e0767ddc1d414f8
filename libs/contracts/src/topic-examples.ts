/** Messages of inbound topics, as they may look. */
export const topicExamples = {
  order: {
    channelId: 'web',
    externalId: '1071',
    placedAt: '2026-01-05T10:00:00.000Z',
    currency: 'EUR',
    customer: { email: 'ada@example.com', name: 'Ada Byron' },
    shipTo: {
      name: 'Ada Byron',
      line1: 'Hauptstr. 1',
      city: 'Berlin',
      postalCode: '10115',
      countryCode: 'DE',
    },
    lines: [
      { lineId: '1', sku: 'TEA-EARL-100', title: 'Earl Grey, 100 g', quantity: 2, unitPriceMinor: 1250 },
    ],
    tenders: [{ tenderId: 'card', kind: 'card', amountMinor: 2500, token: 'tok_approve' }],
  },
  wms: {
    eventId: 'wms-8841',
    type: 'shipped',
    reference: 'S01J8ZQ4T9M6X2V5K7N3B1C0D4E-1',
    at: '2026-01-05T14:00:00.000Z',
    lines: [{ lineId: '1', sku: 'TEA-EARL-100', quantity: 2 }],
    carrier: 'dhl',
    trackingNumber: '00340434161094042557',
  },
  availabilityAck: {
    channelId: 'web',
    sku: 'TEA-EARL-100',
    stockRevision: 17,
    at: '2026-01-05T10:00:00.250Z',
  },
  stockFeed: {
    type: 'receipt',
    sku: 'TEA-EARL-100',
    locationId: 'berlin',
    quantity: 40,
    reference: 'delivery-note-2207',
    incomingId: 'PO-4711',
  },
  scan: {
    scanId: 'scan-1',
    carrier: 'dhl',
    trackingNumber: '00340434161094042557',
    status: 'delivered',
    at: '2026-01-06T09:30:00.000Z',
    place: 'Berlin',
  },
} as const;
