import type { SavedView } from '@throughline/contracts';
import { scenario } from '@throughline/testing';
import { viewsDecider } from './views.decider.js';

const { given, when } = scenario(viewsDecider);

const view: SavedView = { viewId: 'v', name: 'Late', page: 'orders', query: 'status=shipped', columns: [] };
const saved = { type: 'ViewSaved', data: { view } } as const;
const save = (changed: Partial<SavedView> = {}) =>
  ({ type: 'SaveView', data: { view: { ...view, ...changed } } }) as const;
const remove = { type: 'DeleteView', data: { viewId: 'v' } } as const;

describe('a saved view', () => {
  it('is a fact', () => when(save()).then(saved));
  it('is none where nothing changes', () => given(saved).when(save()).thenIgnored());
  it('can be changed', () =>
    given(saved)
      .when(save({ name: 'Later' }))
      .then('ViewSaved'));
  it('can be deleted, once', () => {
    given(saved).when(remove).then('ViewDeleted');
    given(saved, { type: 'ViewDeleted', data: { viewId: 'v' } })
      .when(remove)
      .thenIgnored();
  });
});
