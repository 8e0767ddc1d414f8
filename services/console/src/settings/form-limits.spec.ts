import * as forms from '../../web/src/settings/limits.js';
import * as api from './settings-limits.js';

describe('the limits that the forms of settings know', () => {
  it.each(Object.keys(forms).filter((name) => Object.hasOwn(api, name)))('are those of the API: %s', (name) =>
    expect(forms).toHaveProperty(name, (api as Readonly<Record<string, number>>)[name]),
  );

  it('are all of the API, but for those of the whole earth', () =>
    expect(Object.keys(forms).filter((name) => !Object.hasOwn(api, name))).toEqual([
      'LATITUDE_MAX',
      'LONGITUDE_MAX',
    ]));
});
