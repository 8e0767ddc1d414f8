import type { SavedView, ViewEvent } from '@throughline/contracts';
import { accept, contentHashOf, ignore, type Decider } from '@throughline/kernel';

export type ViewCommand =
  | { readonly type: 'SaveView'; readonly data: { readonly view: SavedView } }
  | { readonly type: 'DeleteView'; readonly data: { readonly viewId: string } };

/** Undefined where there is none, or none any more. */
export type ViewState = SavedView | undefined;

export const viewsDecider: Decider<ViewState, ViewCommand, ViewEvent> = {
  initial: undefined,
  evolve: (_, event) => (event.type === 'ViewSaved' ? event.data.view : undefined),
  decide: (command, view) => {
    if (command.type === 'DeleteView') {
      return view ? accept({ type: 'ViewDeleted', data: command.data }) : ignore('there is none');
    }
    const isSame = view && contentHashOf(view) === contentHashOf(command.data.view);
    return isSame ? ignore('nothing changes') : accept({ type: 'ViewSaved', data: command.data });
  },
};
