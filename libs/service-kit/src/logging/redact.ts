/** What stands in a log line where something personal or secret was. */
export const REDACTED = '[redacted]';

/** Deeper than this a log line shows nothing: what is looked for could hide there. */
const DEPTH_MAX = 8;

/** Members that never reach a log, wherever they stand and however their letters are cased. */
export const SECRET_MEMBERS = [
  'personal',
  'customer',
  'shipTo',
  'billTo',
  'address',
  'email',
  'phone',
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'password',
  'secret',
  'webhookSecrets',
  'smtpUrl',
  'token',
  'valueBase64',
  'rawBody',
];

const secretMembers: ReadonlySet<string> = new Set(SECRET_MEMBERS.map((member) => member.toLowerCase()));

/** Headers that carry a signature: X-Shopify-Hmac-Sha256, X-WC-Webhook-Signature, Stripe-Signature, … */
const SIGNATURE = /hmac|signature/i;

const isSecret = (member: string): boolean =>
  secretMembers.has(member.toLowerCase()) || SIGNATURE.test(member);

function redactedAt(value: unknown, depth: number): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Buffer.isBuffer(value)) return `${value.byteLength} bytes`;
  // pino's serializer writes errors; a date or a URL is the text that its `toJSON` gives.
  if (value instanceof Error || 'toJSON' in value) return value;
  if (depth === DEPTH_MAX) return REDACTED;
  if (Array.isArray(value)) return value.map((item) => redactedAt(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([member, inner]) => [
      member,
      isSecret(member) ? REDACTED : redactedAt(inner, depth + 1),
    ]),
  );
}

/** A copy of a log line's fields without anything personal or secret. */
export const redacted = (fields: Record<string, unknown>): Record<string, unknown> =>
  redactedAt(fields, 0) as Record<string, unknown>;
