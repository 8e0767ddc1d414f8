import { centreOf } from './country-centres.js';
import { distanceKmBetween } from './great-circle.js';
import { whereaboutsOf, type Destination, type ShippingLocation } from './whereabouts.js';

const location = (
  locationId: string,
  countryCode: string,
  postalCode: string,
  latitude: number,
  longitude: number,
): ShippingLocation => ({ locationId, countryCode, postalCode, latitude, longitude });

const berlin = location('berlin', 'DE', '10115', 52.53, 13.38);
const hamburg = location('hamburg', 'DE', '20095', 53.55, 10.0);
const munich = location('munich', 'DE', '80331', 48.14, 11.57);
const london = location('london', 'GB', 'E1 6AN', 51.52, -0.07);
const edinburgh = location('edinburgh', 'GB', 'EH1 1YZ', 55.95, -3.19);
const everywhere = [london, munich, hamburg, edinburgh, berlin];

const seenFrom = (destination: Destination | null, locations = everywhere) => {
  const { distanceFrom, sites } = whereaboutsOf(destination, locations);
  return { distanceFrom, order: sites.map(({ locationId }) => locationId) };
};

describe('how far away the locations are', () => {
  it.each([
    ['Berlin to Munich', berlin, munich, 505],
    ['across the date line', { latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 }, 111],
    ['pole to pole', { latitude: 90, longitude: 0 }, { latitude: -90, longitude: 0 }, 20015],
    ['nowhere at all', berlin, berlin, 0],
  ])('is the great-circle distance in whole kilometres: %s', (_, from, to, km) => {
    expect(distanceKmBetween(from, to)).toBe(km);
  });

  it('is measured from the address where the channel knows its coordinates', () => {
    const dresden = { countryCode: 'DE', postalCode: '20095', latitude: 51.05, longitude: 13.74 };
    expect(seenFrom(dresden)).toEqual({
      distanceFrom: 'address',
      order: ['berlin', 'munich', 'hamburg', 'london', 'edinburgh'],
    });
  });

  it.each([
    ['both zero, which is how some channels say unknown', 0, 0],
    ['not on Earth', 152, 13],
  ])('is not measured from coordinates that are %s', (_, latitude, longitude) => {
    expect(seenFrom({ countryCode: 'DE', postalCode: '14467', latitude, longitude }).distanceFrom).toBe(
      'postal-area',
    );
  });

  it('is measured from the location whose postal code begins most like the address', () => {
    const potsdam = { countryCode: 'de', postalCode: '14467' };
    expect(seenFrom(potsdam)).toEqual({
      distanceFrom: 'postal-area',
      order: ['berlin', 'hamburg', 'munich', 'london', 'edinburgh'],
    });
  });

  it.each([
    ['EH3 9DR', 'edinburgh'],
    ['e2 7jd', 'london'],
  ])('takes the letters in front of a postal code for one area: %s lies near %s', (postalCode, nearest) => {
    expect(seenFrom({ countryCode: 'GB', postalCode }).order[0]).toBe(nearest);
  });

  it('does not compare the postal codes of two countries', () => {
    expect(seenFrom({ countryCode: 'AT', postalCode: '1010' })).toEqual({
      distanceFrom: 'country',
      order: ['munich', 'berlin', 'hamburg', 'london', 'edinburgh'],
    });
  });

  it('is unknown without an address: then locations go by id', () => {
    expect(seenFrom(null)).toEqual({
      distanceFrom: 'nothing',
      order: ['berlin', 'edinburgh', 'hamburg', 'london', 'munich'],
    });
  });

  it('is unknown for a country that nobody knows: its own locations come first, then ids', () => {
    const atlantis = location('zz', 'XX', '1', 0, 0);
    expect(seenFrom({ countryCode: 'XX' }, [berlin, atlantis])).toEqual({
      distanceFrom: 'nothing',
      order: ['zz', 'berlin'],
    });
  });

  it('knows the middle of every country of ISO 3166-1, and of Kosovo', () => {
    const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    const codes = letters.flatMap((first) => letters.map((second) => first + second));
    const points = codes.flatMap((code) => centreOf(code) ?? []);
    expect(points).toHaveLength(250);
    for (const { latitude, longitude } of points) {
      expect(Math.abs(latitude)).toBeLessThanOrEqual(90);
      expect(Math.abs(longitude)).toBeLessThanOrEqual(180);
    }
    expect(centreOf('at')).toEqual({ latitude: 47, longitude: 13 });
  });
});
