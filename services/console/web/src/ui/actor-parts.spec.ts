import { actorParts } from './actor-parts.js';

describe('who did it', () => {
  it.each([
    ['person:anna', 'person', 'anna'],
    ['service:payment', 'service', 'payment'],
    ['partner:wms', 'partner', 'wms'],
    ['person:a:b', 'person', 'a:b'],
    ['robot', 'other', 'robot'],
  ])('%s is a %s called %s', (actor, kind, name) => expect(actorParts(actor)).toEqual({ kind, name }));
});
