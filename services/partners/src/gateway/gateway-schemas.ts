import { AMOUNT_MINOR_MAX } from '@throughline/kernel';
import { DELAY_MS_MAX } from './gateway-faults.js';

const ID_CHARACTERS_MAX = 255;
export const BOOKS_PAGE_SIZE_MAX = 1_000;

const id = { type: 'string', minLength: 1, maxLength: ID_CHARACTERS_MAX };
/** Zero is allowed: card schemes verify a card by an authorization of nothing. */
const amountMinor = { type: 'integer', minimum: 0, maximum: AMOUNT_MINOR_MAX };
const delay = { type: 'integer', minimum: 0, maximum: DELAY_MS_MAX };

const exactly = (properties: Readonly<Record<string, object>>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

/** JSON Schemas of the sandbox's requests, checked by Fastify. */
export const gatewaySchemas = {
  authorize: {
    body: exactly({
      idempotencyKey: id,
      orderId: id,
      tenderId: id,
      amountMinor,
      currency: { type: 'string', pattern: '^[A-Z]{3}$' },
      token: id,
    }),
  },
  capture: { body: exactly({ idempotencyKey: id, amountMinor }) },
  void: { body: exactly({ idempotencyKey: id }) },
  faults: {
    body: {
      ...exactly({
        delayMs: delay,
        slowMs: delay,
        failRate: { type: 'number', minimum: 0, maximum: 1 },
        seed: { type: 'integer' },
        isOffline: { type: 'boolean' },
      }),
      required: [],
    },
  },
  books: {
    querystring: {
      type: 'object',
      properties: {
        after: { type: 'string', pattern: '^\\d{1,9}$' },
        limit: { type: 'string', pattern: '^[1-9]\\d{0,2}$|^1000$' },
      },
    },
  },
} as const;
