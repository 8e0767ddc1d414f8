import { eventCatalogue, topics } from '@throughline/contracts';
import { eventsPage } from '../../tools/docs/events-page.mjs';
import { table } from '../../tools/docs/markdown.mjs';
import { topicsPage } from '../../tools/docs/topics-page.mjs';

describe('the generated pages', () => {
  it('show every topic in one row', () => {
    const page = topicsPage(topics);
    for (const { name } of topics) expect(page.split(`\n| \`${name}\` |`)).toHaveLength(2);
  });

  it('show the example of every topic that has one', () => {
    const withExample = topics.filter(({ example }) => example !== undefined);
    expect(topicsPage(topics).split('```json')).toHaveLength(withExample.length + 1);
  });

  it('show every event type in one row', () => {
    const page = eventsPage(eventCatalogue);
    for (const type of Object.keys(eventCatalogue)) expect(page.split(`\n| \`${type}\` |`)).toHaveLength(2);
  });

  it('keep a cell in its row', () =>
    expect(table(['a'], [['x | y\nz']])).toBe('| a |\n| --- |\n| x \\| y z |'));
});
