import { isVersionAtLeast } from './driver.js';

describe('the version of SQLite', () => {
  const minimum = [3, 51, 3];

  it('is accepted from the fix of the write-ahead log on', () => {
    expect(isVersionAtLeast('3.51.3', minimum)).toBe(true);
    expect(isVersionAtLeast('3.53.0', minimum)).toBe(true);
    expect(isVersionAtLeast('4.0', minimum)).toBe(true);
  });

  it('is refused before it', () => {
    expect(isVersionAtLeast('3.51.2', minimum)).toBe(false);
    expect(isVersionAtLeast('3.46.1', minimum)).toBe(false);
    expect(isVersionAtLeast('3.51', minimum)).toBe(false);
  });
});
