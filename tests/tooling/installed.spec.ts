import { outdated } from '../../tools/installed.mjs';

const wanted = {
  '': { version: '1.0.0' },
  'libs/kernel': { version: '0.1.0' },
  'node_modules/@throughline/kernel': { link: true },
  'node_modules/jest': { version: '30.0.0' },
  'node_modules/for-another-platform': { version: '1.0.0', optional: true },
};

describe('the installed packages', () => {
  it('are as the lock file asks', () =>
    expect(outdated(wanted, { 'node_modules/jest': { version: '30.0.0' } })).toEqual([]));

  it('are out of date where one is missing, of another version or too many', () => {
    expect(outdated(wanted, {})).toEqual(['node_modules/jest']);
    expect(outdated(wanted, { 'node_modules/jest': { version: '29.0.0' } })).toEqual(['node_modules/jest']);
    const installed = {
      'node_modules/jest': { version: '30.0.0' },
      'node_modules/left': { version: '1.0.0' },
    };
    expect(outdated(wanted, installed)).toEqual(['node_modules/left']);
  });
});
