import { ProblemAnswer } from '../api/problem.js';
import { fieldProblemsOf } from '../ui/field-problems.js';
import type { FieldName } from './movement-kinds.js';

/** The field that a refusal is about. */
const FIELD_OF_CODE = {
  'unknown-sku': 'sku',
  'kit-has-no-stock': 'sku',
  'unknown-location': 'locationId',
  'older-than-known': 'locationId',
  'same-location': 'toLocationId',
  'unknown-channel': 'channelId',
  'is-a-transfer': 'incomingId',
  'too-much-incoming': 'expectedOn',
  'on-hand-below-zero': 'quantity',
  'one-unit-per-serial': 'quantity',
  'quarantined-below-zero': 'quantity',
  'quarantined-above-on-hand': 'quantity',
  'quarantined-above-received': 'quarantined',
  'lot-required': 'lotId',
  'serial-on-hand': 'lotId',
  'lot-differs': 'expiresOn',
  'unknown-lot': 'lotId',
  'reference-reused': 'reference',
} as const satisfies Readonly<Record<string, FieldName>>;

export type RefusalCode = keyof typeof FIELD_OF_CODE;

/** What the server calls a field that the form calls otherwise. */
const NAMES: Readonly<Partial<Record<string, FieldName>>> = {
  'lot.lotId': 'lotId',
  'lot.expiresOn': 'expiresOn',
  expectedAt: 'expectedOn',
};

const isRefusalCode = (code: string): code is RefusalCode => Object.hasOwn(FIELD_OF_CODE, code);

/** The one of the form's fields that stands for it: a transfer has its id as its reference. */
const shownField = (field: FieldName, fields: readonly FieldName[]): FieldName | undefined => {
  if (fields.includes(field)) return field;
  return field === 'reference' && fields.includes('transferId') ? 'transferId' : undefined;
};

export interface MovementProblems {
  readonly byField: Readonly<Partial<Record<FieldName, string>>>;
  /** The error says more than the fields can show. */
  readonly isBeyondFields: boolean;
}

/** What was wrong with a movement, at the fields it is about. `sentenceOf` puts a code into words. */
export function problemsOf(
  error: unknown,
  fields: readonly FieldName[],
  sentenceOf: (code: RefusalCode) => string,
): MovementProblems {
  if (error === null || error === undefined) return { byField: {}, isBeyondFields: false };
  if (error instanceof ProblemAnswer && isRefusalCode(error.code)) {
    const field = shownField(FIELD_OF_CODE[error.code], fields);
    if (field) return { byField: { [field]: sentenceOf(error.code) }, isBeyondFields: false };
  }
  const named = Object.entries(fieldProblemsOf(error));
  const byField: Partial<Record<FieldName, string>> = {};
  let isBeyondFields = named.length === 0;
  for (const [name, message] of named) {
    const field = shownField(NAMES[name] ?? (name as FieldName), fields);
    if (field && message !== undefined) byField[field] = message;
    else isBeyondFields = true;
  }
  return { byField, isBeyondFields };
}
