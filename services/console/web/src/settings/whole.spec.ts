import { channelFields, productFields } from './fields.js';
import { valuesOf, withValues } from './whole.js';

const tea = {
  title: 'Tea',
  weightGrams: 100,
  isTracked: true,
  requiresShipping: true,
  safetyStock: { network: 3, byChannel: { web: 1 } },
  backorder: { kind: 'preorder', capUnits: 5, availableFrom: '2026-03-01T08:30:00.000Z' },
  components: [
    { sku: 'LEAF', quantity: 2 },
    { sku: 'BOX', quantity: 1 },
  ],
  lotTracking: 'lot',
};

const edited = (changes: object = {}) =>
  withValues(productFields, tea, { ...valuesOf(productFields, tea), ...changes });

describe('saving the form of a setting', () => {
  it('changes nothing where nothing was changed', () => expect(edited()).toEqual(tea));

  it('keeps what the form does not show', () => {
    const channel = { name: 'Web', platform: 'generic', colour: 'red', excludedLocationIds: ['munich'] };
    const values = { ...valuesOf(channelFields, channel), lane: 0, locationIds: 'berlin, store' };
    expect(withValues(channelFields, channel, values)).toMatchObject({
      ...channel,
      lane: 0,
      locationIds: ['berlin', 'store'],
    });
    expect(edited({ networkSafetyStock: '' })).toMatchObject({ safetyStock: { byChannel: { web: 1 } } });
  });

  it('reads and writes units by the ids of places', () => {
    expect(valuesOf(productFields, tea)).toMatchObject({
      channelSafetyStock: 'web: 1',
      locationSafetyStock: null,
    });
    expect(edited({ locationSafetyStock: 'berlin: 3, munich: 0', channelSafetyStock: null })).toMatchObject({
      safetyStock: { network: 3, byLocation: { berlin: 3, munich: 0 } },
    });
    expect(edited({ channelSafetyStock: null })).not.toHaveProperty('safetyStock.byChannel');
  });

  it('leaves out what was emptied, and what it was all of', () => {
    const emptied = edited({ backorderKind: '', backorderCap: '', availableFrom: null, components: ' ' });
    expect(emptied).not.toHaveProperty('backorder');
    expect(edited({ networkSafetyStock: null })).not.toHaveProperty('safetyStock.network');
  });

  it('reads what a kit is made of, and leaves to the server what it cannot read', () => {
    expect(valuesOf(productFields, tea)['components']).toBe('2 × LEAF, 1 × BOX');
    expect(edited({ components: '3x LEAF, BOX, two cups' })).toMatchObject({
      components: [{ sku: 'LEAF', quantity: 3 }, { sku: 'BOX', quantity: 1 }, 'two cups'],
    });
  });
});
