type Json = Record<string, unknown>;

/** A value that is taken as it is, where a request holds it. */
export interface TakenBody {
  /** As the document names it. */
  readonly schema: string;
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly value: Json;
  /** The whole request; the value itself where it is left out. */
  readonly bodyWith?: (value: Json) => Json;
}

const REASON = { reason: 'the customer called' };
const THEN = '2026-01-05T10:00:00.000Z';
const UNIT = { sku: 'CUP-GLASS-2', quantity: 1 };
const HOLD = { channelId: 'web', ttlSeconds: 1 };
const PRODUCT = { ...REASON, title: 'Edge', weightGrams: 1 };
const PLACE = {
  countryCode: 'DE',
  postalCode: '1',
  city: 'Ulm',
  latitude: 48,
  longitude: 10,
  isActive: true,
};
const AT_BERLIN = { sku: 'CUP-GLASS-2', locationId: 'berlin' };
const movement = { ...AT_BERLIN, reference: 'edge' };
const onItsWay = { ...AT_BERLIN, quantity: 1, expectedAt: THEN };

const order = `orders/${crypto.randomUUID()}`;
const note = crypto.randomUUID();
const some = crypto.randomUUID();

const taken = (schema: string, route: `${TakenBody['method']} ${string}`, value: Json): TakenBody => {
  const [method, path = ''] = route.split(' ') as [TakenBody['method'], string?];
  return { schema, method, path: `/api/v1/${path}`, value };
};

/** Bodies of requests, whether or not what they are about exists. */
export const wholeBodies: readonly TakenBody[] = [
  taken('ReasonInput', `POST ${order}/hold`, REASON),
  taken('ReleaseHoldInput', `POST ${order}/release`, { ...REASON, holdId: 'h' }),
  taken('ResolveExceptionInput', `POST ${order}/exceptions/x/resolve`, { ...REASON, resolution: 'retry' }),
  taken('ReviewDecisionInput', `POST reviews/${some}/approve`, REASON),
  taken('ReceiveStockInput', 'POST stock/receipts', { ...movement, quantity: 1, unitCostMinor: 1 }),
  taken('AdjustStockInput', 'POST stock/adjustments', { ...movement, quantity: 1, reason: 'found' }),
  taken('CountStockInput', 'POST stock/counts', { ...movement, counted: 1, countedAt: THEN }),
  taken('QuarantineStockInput', 'POST stock/quarantines', { ...movement, quantity: 1, reason: 'recall' }),
  taken('SellStockInput', 'POST stock/sales', { ...movement, quantity: 1, soldAt: THEN }),
  taken('ReportLevelInput', 'POST stock/levels', { ...movement, level: 1, reportedAt: THEN }),
  taken('AnnounceIncomingInput', 'POST stock/incoming', { ...onItsWay, incomingId: 'edge' }),
  taken('ShipTransferInput', 'POST stock/transfers', {
    ...{ ...onItsWay, transferId: 'edge', toLocationId: 'hamburg' },
  }),
  taken('SetPoolInput', 'POST stock/pools', { ...REASON, ...UNIT, channelId: 'web' }),
  taken('OpenHoldInput', 'POST holds', { ...HOLD, lines: [UNIT] }),
  taken('ExtendHoldInput', `POST holds/${some}/extend`, { ttlSeconds: 1 }),
  taken('AvailabilityByBody', 'POST availability/query', { skus: ['X'], channelId: 'web' }),
  taken('LocationInput', 'PUT locations/edge', { ...REASON, ...PLACE, name: 'Edge', kind: 'store' }),
  taken('ProductInput', 'PUT products/edge', PRODUCT),
  taken('CaseOwnerInput', `PUT ${order}/case/owner`, { owner: 'anna' }),
  taken('CaseNoteInput', `PUT ${order}/case/notes/${note}`, { text: 'x' }),
  taken('ChannelInput', 'PUT channels/edge', { ...REASON, name: 'Edge', platform: 'generic' }),
];

/** What stands within a body. */
export const partsOfBodies: readonly TakenBody[] = [
  {
    ...taken('LotInput', 'POST stock/receipts', { lotId: 'L', expiresOn: '2030-06-30' }),
    bodyWith: (lot) => ({ ...movement, quantity: 1, lot }),
  },
  {
    ...taken('HoldLineInput', 'POST holds', UNIT),
    bodyWith: (line) => ({ ...HOLD, lines: [line] }),
  },
  {
    ...taken('ComponentInput', 'PUT products/edge', UNIT),
    bodyWith: (part) => ({ ...PRODUCT, components: [part] }),
  },
  {
    ...taken('SafetyStockInput', 'PUT products/edge', { network: 1 }),
    bodyWith: (safetyStock) => ({ ...PRODUCT, safetyStock }),
  },
  {
    ...taken('BackorderInput', 'PUT products/edge', { kind: 'preorder', availableFrom: THEN }),
    bodyWith: (backorder) => ({ ...PRODUCT, backorder }),
  },
];
