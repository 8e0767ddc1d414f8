import { differencesOf } from './differences.js';
import { KINDS } from './kinds.js';

const berlin = { name: 'Berlin', kind: 'warehouse', city: 'Berlin', isActive: true, latitude: 0 };

describe('what a change of a setting changed', () => {
  const { fields } = KINDS.locations;

  it('is each field that is another, before and after', () =>
    expect(differencesOf(fields, berlin, { ...berlin, city: 'Potsdam', isActive: false })).toEqual([
      { name: 'city', before: 'Berlin', after: 'Potsdam' },
      { name: 'isActive', before: true, after: false },
    ]));

  it('is nothing between an empty field and no value', () =>
    expect(differencesOf(fields, { ...berlin, postalCode: null }, { ...berlin, postalCode: '' })).toEqual(
      [],
    ));

  it('is something between nothing and zero', () =>
    expect(differencesOf(fields, { ...berlin, latitude: null }, berlin)).toHaveLength(1));
});
