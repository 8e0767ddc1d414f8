import { readFile } from 'node:fs/promises';
import { tellStory } from '@throughline/standalone';
import { Person } from '../e2e/world/person.js';
import { openWorld } from '../e2e/world/open-world.js';
import { webOrder } from '../e2e/world/orders.js';
import type { World } from '../e2e/world/world.js';

/** What differs from run to run: numbers of lines and causes, times, references. */
const withoutRunOf = (line: string): string =>
  line
    .replace(/^\s*\d+\s+\S+Z\s+/, '')
    .replace(/← \d+/, '←')
    .replace(/(reference|trackingNumber) \S+/g, '$1')
    .replace(/\s+/g, ' ');

describe('the README', () => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld();
  });

  afterAll(() => world.stop());

  it('tells the story that its order really has', async () => {
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
    const [, block = ''] = /<!-- story[^>]*-->\s*```\n([\s\S]*?)```/.exec(readme) ?? [];
    const person = new Person(world);
    const response = await fetch(`${world.url}/api/v1/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(webOrder({ externalId: '1071' })),
    });
    const { orderId } = (await response.json()) as { orderId: string };
    await person.untilStatus(orderId, 'completed');
    const told = tellStory(await person.events(orderId));
    const inReadme = block.split('\n').filter((text) => text.trim() !== '');
    expect(inReadme.map(withoutRunOf).sort()).toEqual(told.map(withoutRunOf).sort());
  });
});
