import {
  ADDRESS_LINE_CHARACTERS_MAX,
  EMAIL_CHARACTERS_MAX,
  LOCALE_CHARACTERS_MAX,
  NAME_CHARACTERS_MAX,
  NOTE_CHARACTERS_MAX,
  PHONE_CHARACTERS_MAX,
  POSTAL_CODE_CHARACTERS_MAX,
} from '../../intake/order-limits.js';
import type { ShopifyAddress, ShopifyOrder } from './shopify-order.js';
import { firstLineIn, lineIn, noteIn } from './shopify-text.js';

/** Members that are undefined are left out: what is not known is not written. */
const present = (members: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

const fullName = (first: unknown, last: unknown): string | undefined =>
  lineIn([first, last].filter((part) => typeof part === 'string').join(' '), NAME_CHARACTERS_MAX);

const degrees = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** Some countries have no city, or Shopify none of theirs: the next larger place stands in for it. */
export const shopifyAddressOf = (raw: ShopifyAddress): object =>
  present({
    name: lineIn(raw.name, NAME_CHARACTERS_MAX) ?? fullName(raw.first_name, raw.last_name),
    company: lineIn(raw.company, NAME_CHARACTERS_MAX),
    line1: firstLineIn(ADDRESS_LINE_CHARACTERS_MAX, raw.address1, raw.address2),
    line2: lineIn(raw.address1, 1) && lineIn(raw.address2, ADDRESS_LINE_CHARACTERS_MAX),
    city: firstLineIn(NAME_CHARACTERS_MAX, raw.city, raw.province, raw.country),
    region: firstLineIn(NAME_CHARACTERS_MAX, raw.province_code, raw.province),
    postalCode: lineIn(raw.zip, POSTAL_CODE_CHARACTERS_MAX),
    countryCode: lineIn(raw.country_code, 2),
    phone: lineIn(raw.phone, PHONE_CHARACTERS_MAX),
    latitude: degrees(raw.latitude),
    longitude: degrees(raw.longitude),
  });

const isComplete = (address: object): boolean =>
  'line1' in address && 'city' in address && 'countryCode' in address;

/** An address that nothing is shipped to is worth keeping only whole; one that is needed is checked like any other. */
export function shopifyAddressIfUseful(
  raw: ShopifyAddress | null | undefined,
  isNeeded: boolean,
): object | undefined {
  if (!raw) return undefined;
  const address = shopifyAddressOf(raw);
  return isNeeded || isComplete(address) ? address : undefined;
}

export function shopifyCustomerOf(order: ShopifyOrder): object {
  const { customer, shipping_address: shipTo, billing_address: billTo } = order;
  return present({
    name:
      fullName(customer?.first_name, customer?.last_name) ??
      firstLineIn(NAME_CHARACTERS_MAX, shipTo?.name, billTo?.name),
    email: firstLineIn(EMAIL_CHARACTERS_MAX, order.email, order.contact_email, customer?.email),
    phone: firstLineIn(PHONE_CHARACTERS_MAX, order.phone, customer?.phone, shipTo?.phone),
    locale: lineIn(order.customer_locale, LOCALE_CHARACTERS_MAX),
    note: noteIn(order.note, NOTE_CHARACTERS_MAX),
  });
}
