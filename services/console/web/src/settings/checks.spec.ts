import { problemIn } from './checks.js';
import {
  channelFields,
  locationFields,
  productFields,
  type Field,
  type FieldName,
  type Value,
} from './fields.js';
import { PLACES_MAX, UNITS_MAX } from './limits.js';

const DAY_MS = 86_400_000;
const fields: readonly Field[] = [...locationFields, ...productFields, ...channelFields];
const problemOf = (name: FieldName, value: Value) =>
  problemIn(
    fields.find((field) => field.name === name)!,
    value,
  );

const listOf = (count: number, entry: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => entry(index)).join(', ');

describe('what is filled in a form of a setting', () => {
  it.each<[FieldName, Value]>([
    ['feedMaxAgeMs', null],
    ['feedMaxAgeMs', 1],
    ['feedMaxAgeMs', 365 * DAY_MS],
    ['refuseAfterMs', 0],
    ['refuseAfterMs', 90 * DAY_MS],
    ['locationSafetyStock', null],
    ['locationSafetyStock', `berlin: 0, munich: ${UNITS_MAX}`],
    ['excludedLocationIds', listOf(PLACES_MAX, (index) => `place-${index}`)],
    ['latitude', -90],
    ['city', ''],
  ])('is taken up to its limits: %s', (name, value) => expect(problemOf(name, value)).toBeUndefined());

  it.each<[FieldName, Value, object]>([
    ['name', '', { is: 'missing' }],
    ['name', 'x'.repeat(201), { is: 'tooLong', limit: 200 }],
    ['feedMaxAgeMs', 0, { is: 'tooLow', limit: 1 }],
    ['feedMaxAgeMs', 365 * DAY_MS + 1, { is: 'tooHigh', limit: 365 * DAY_MS }],
    ['refuseAfterMs', 90 * DAY_MS + 1, { is: 'tooHigh', limit: 90 * DAY_MS }],
    ['reservationTtlMs', '', { is: 'missing' }],
    ['channelSafetyStock', 'web: 3, phone: ', { is: 'missing' }],
    ['channelSafetyStock', 'web: -1', { is: 'tooLow', limit: 0 }],
    ['channelSafetyStock', 'web: 1.5', { is: 'notWhole' }],
    ['locationSafetyStock', `berlin: ${UNITS_MAX + 1}`, { is: 'tooHigh', limit: UNITS_MAX }],
    [
      'excludedLocationIds',
      listOf(PLACES_MAX + 1, (index) => `place-${index}`),
      { is: 'tooMany', limit: PLACES_MAX },
    ],
    ['latitude', 90.5, { is: 'tooHigh', limit: 90 }],
  ])('is told what is wrong with it: %s %s', (name, value, problem) =>
    expect(problemOf(name, value)).toEqual(problem),
  );
});
