/** Crockford's base 32: no I, L, O, U (crockford.com/base32.html). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const UUID_DIGITS = 26;

const REFERENCE = /^S([0-9A-HJKMNP-TV-Z]{26})-([1-9]\d{0,3})$/;

/** "S" + the order's id in base 32 + "-" + shipment: an answer finds its order without a lookup. */
export function shipmentReference(orderId: string, shipmentId: string): string {
  let value = BigInt(`0x${orderId.replaceAll('-', '')}`);
  let digits = '';
  for (let index = 0; index < UUID_DIGITS; index += 1) {
    digits = ALPHABET.charAt(Number(value & 31n)) + digits;
    value >>= 5n;
  }
  return `S${digits}-${shipmentId}`;
}

/** The reverse; undefined for what we never gave out. */
export function parseShipmentReference(
  reference: string,
): { readonly orderId: string; readonly shipmentId: string } | undefined {
  const match = REFERENCE.exec(reference);
  if (!match) return undefined;
  const [, digits = '', shipmentId = ''] = match;
  let value = 0n;
  for (const digit of digits) value = (value << 5n) | BigInt(ALPHABET.indexOf(digit));
  if (value >= 1n << 128n) return undefined;
  const hex = value.toString(16).padStart(32, '0');
  const orderId = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
  return { orderId, shipmentId };
}
