import { compareVersions } from './source-version.js';

describe('versions that channels give their orders', () => {
  it.each([
    ['2', '1', 'newer'],
    ['10', '9', 'newer'],
    ['9', '10', 'older'],
    ['07', '7', 'same'],
    ['900719925474099301', '900719925474099300', 'newer'],
  ])('count up: %s is to %s %s', (version, known, order) => {
    expect(compareVersions(version, known)).toBe(order);
  });

  it.each([
    ['2026-01-05T11:00:01+01:00', '2026-01-05T11:00:00+01:00', 'newer'],
    ['2026-01-05T10:00:00Z', '2026-01-05T11:00:00+01:00', 'same'],
    ['2026-01-05T10:59:59+01:00', '2026-01-05T10:00:00Z', 'older'],
    ['2026-01-05T10:00:00.001Z', '2026-01-05T10:00:00Z', 'newer'],
  ])('are instants, whatever zone they are written in: %s is to %s %s', (version, known, order) => {
    expect(compareVersions(version, known)).toBe(order);
  });

  it.each([
    [null, null],
    [null, '1'],
    ['1', null],
    ['2', '2026-01-05T10:00:00Z'],
    ['b', 'a'],
    ['2026-13-05T10:00:00Z', '2026-01-05T10:00:00Z'],
    ['2026-01-06', '2026-01-05'],
  ])('are not compared where nothing says which comes first: %s with %s', (version, known) => {
    expect(compareVersions(version, known)).toBe('incomparable');
  });

  it('are the same where they are written the same', () => {
    expect(compareVersions('draft-b', 'draft-b')).toBe('same');
  });
});
