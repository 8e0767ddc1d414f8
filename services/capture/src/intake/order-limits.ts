/** Lines of one order. */
export const LINES_MAX = 500;

/** Lines of one order with the components of its kits, which are lines of their own. */
export const LINES_WITH_COMPONENTS_MAX = 2_000;

/** Units of one component of a kit's line: no warehouse confirms more of one line. */
export const COMPONENT_UNITS_MAX = 1_000_000;

/** The id of the hold that a checkout placed on the stock. */
export const CHECKOUT_HOLD_ID = /^[A-Za-z0-9-]{1,64}$/;

/** Ways to pay of one order. */
export const TENDERS_MAX = 20;

/** Units of one line. */
export const LINE_QUANTITY_MAX = 100_000;

/** Days that an invoice may be open. */
export const NET_DAYS_MAX = 365;

/** Characters (UTF-16 code units) of ids, SKUs and numbers that channels give. */
export const IDENTIFIER_CHARACTERS_MAX = 128;

/** Characters of a product's title, and of a shipping method. */
export const TITLE_CHARACTERS_MAX = 500;

/** Characters of a name, a company or a city. */
export const NAME_CHARACTERS_MAX = 200;

/** Characters of one line of an address. */
export const ADDRESS_LINE_CHARACTERS_MAX = 300;

/** Octets of an address of RFC 5321, §4.5.3.1.3, without its angle brackets. */
export const EMAIL_CHARACTERS_MAX = 254;

export const PHONE_CHARACTERS_MAX = 40;
export const POSTAL_CODE_CHARACTERS_MAX = 20;

/** Characters of a language tag of BCP 47 that is not a private one. */
export const LOCALE_CHARACTERS_MAX = 35;

/** Characters of what a customer writes to the merchant. */
export const NOTE_CHARACTERS_MAX = 5_000;

/** Characters of a gateway's token or a payment's reference. */
export const TOKEN_CHARACTERS_MAX = 255;

/** Characters of why somebody holds, cancels or resolves. */
export const REASON_CHARACTERS_MAX = 500;
