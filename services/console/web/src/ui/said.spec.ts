import { saidIn } from './said.js';

const formsIn = (text: string) => saidIn(text).map(({ form }) => form);

describe('what a service gives as a reason', () => {
  it.each([
    ['3 TEA-RARE-25 promised beyond what there is', 'beyond', { units: '3', sku: 'TEA-RARE-25' }],
    ['fraud score 80', 'fraudScore', { score: '80' }],
    ['not nearer than berlin', 'notNearer', { location: 'berlin' }],
    ['no acknowledgement of 4 requests', 'noAcknowledgement', { requests: '4' }],
  ])('is taken apart: %s', (text, form, words) => expect(saidIn(text)).toEqual([{ form, words }]));

  it('is told apart where it begins alike', () => {
    expect(formsIn('0 of 2400 covered')).toEqual(['covered']);
    expect(formsIn('0 of 2 TEA')).toEqual(['foundOf']);
    expect(formsIn('not nearer than any other')).toEqual(['notNearerThanAny']);
  });

  it('is several reasons with something between', () => {
    expect(formsIn('2 of 3 TEA, 0 of 1 CUP')).toEqual(['foundOf', 'foundOf']);
    expect(formsIn('line 1 has no SKU; line 2: no product has the SKU MUG')).toEqual([
      'lineWithoutSku',
      'lineUnknown',
    ]);
  });

  it.each(['they called, and it is fine', 'fraud score unknown', '2 of 3 TEA, and then some', ''])(
    'is left as it came where no service says so: "%s"',
    (text) => expect(saidIn(text)).toEqual([]),
  );
});
