// What class-validator's decorators ask of a member, in the words of JSON Schema. Read from the classes that run.
import { getMetadataStorage } from 'class-validator';
import { nullable } from './schema-book.mjs';

const LATITUDE_MAX = 90;
const LONGITUDE_MAX = 180;
const between = (limit) => () => ({ type: 'number', minimum: -limit, maximum: limit });

/** By the name that each check goes by; a check that is not here stops the generator. */
const keywordsOf = {
  isString: () => ({ type: 'string' }),
  isBoolean: () => ({ type: 'boolean' }),
  isInt: () => ({ type: 'integer' }),
  isNumber: () => ({ type: 'number' }),
  isObject: () => ({}),
  isArray: () => ({ type: 'array' }),
  isNotEmpty: () => ({ minLength: 1 }),
  minLength: ([min]) => ({ minLength: min }),
  maxLength: ([max]) => ({ maxLength: max }),
  min: ([minimum]) => ({ minimum }),
  max: ([maximum]) => ({ maximum }),
  notEquals: ([value]) => ({ not: { const: value } }),
  isIn: ([values]) => ({ enum: [...values] }),
  matches: ([expression]) => ({ pattern: expression.source }),
  arrayNotEmpty: () => ({ minItems: 1 }),
  arrayMinSize: ([min]) => ({ minItems: min }),
  arrayMaxSize: ([max]) => ({ maxItems: max }),
  isLatitude: between(LATITUDE_MAX),
  isLongitude: between(LONGITUDE_MAX),
  arrayUnique: () => ({ uniqueItems: true }),
  unitsById: ([entriesMax, maximum]) => ({
    maxProperties: entriesMax,
    additionalProperties: { type: 'integer', minimum: 0, maximum },
  }),
  // JSON Schema compares whole items.
  differentSkus: () => ({}),
  isISO31661Alpha2: () => ({ pattern: '^[A-Za-z]{2}$' }),
  isCountryCode: () => ({ pattern: '^[A-Z]{2}$' }),
  isCurrencyCode: () => ({ pattern: '^[A-Z]{3}$' }),
  isInstant: () => ({ format: 'date-time' }),
  isUuid: () => ({ format: 'uuid' }),
  isIso8601: () => ({}),
  // `@Allow`, and objects within objects: the type says all there is to say.
  whitelistValidation: () => ({}),
  nestedValidation: () => ({}),
};

/** Two patterns of one member must both hold. */
const merged = (keywords, more) =>
  keywords.pattern !== undefined && more.pattern !== undefined
    ? { ...keywords, allOf: [...(keywords.allOf ?? []), { pattern: more.pattern }] }
    : { ...keywords, ...more };

function keywordsOfCheck(check, member) {
  const name = check.name ?? check.type;
  const keywords = keywordsOf[name];
  if (!keywords) throw new Error(`${member} is checked by ${name}, which has no words in JSON Schema yet`);
  return keywords(check.constraints ?? []);
}

/** Checks of `each` item and of objects say what the type says already. */
const isAboutMember = ({ each, type }) => !each && type !== 'conditionalValidation';

/** Member to its limits. @param DtoClass a class of the running code */
export function limitsOfClass(DtoClass) {
  const checks = getMetadataStorage().getTargetValidationMetadatas(DtoClass, '', false, false);
  const defaults = new DtoClass();
  const limits = new Map();
  for (const member of new Set(checks.map(({ propertyName }) => propertyName))) {
    const own = checks.filter(({ propertyName }) => propertyName === member);
    const isNullable = own.some(
      ({ type, name }) => type === 'conditionalValidation' && name === 'isOptional',
    );
    const keywords = own
      .filter(isAboutMember)
      .reduce((all, check) => merged(all, keywordsOfCheck(check, `${DtoClass.name}.${member}`)), {});
    limits.set(member, limitOf(keywords, isNullable, defaults[member]));
  }
  return limits;
}

const limitOf = (keywords, isNullable, byDefault) => ({
  isOptional: isNullable || byDefault !== undefined,
  isNullable,
  /** The schema of the member's type, with its limits: they win, being narrower. */
  apply(schema) {
    const limited = { ...schema, ...keywords, ...(byDefault !== undefined && { default: byDefault }) };
    return isNullable ? nullable(limited) : limited;
  },
});
