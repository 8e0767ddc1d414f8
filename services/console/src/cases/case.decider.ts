import type { CaseEvent } from '@throughline/contracts';
import { accept, ignore, reject, type Decider } from '@throughline/kernel';

export type CaseCommand =
  | {
      readonly type: 'SetCaseOwner';
      readonly data: {
        readonly orderId: string;
        readonly owner: string | null;
        readonly reason: string | null;
      };
    }
  | {
      readonly type: 'AddCaseNote';
      readonly data: { readonly orderId: string; readonly noteId: string };
      readonly personal: { readonly personId: string; readonly text: string };
    };

/** Notes of one order. */
export const NOTES_MAX = 500;

/** What is known of who sees to an order: never the notes' words, which may be about a person. */
export interface CaseState {
  readonly owner: string | null;
  readonly noteIds: readonly string[];
}

const initial: CaseState = { owner: null, noteIds: [] };

export const caseDecider: Decider<CaseState, CaseCommand, CaseEvent> = {
  initial,
  evolve: (state, event) =>
    event.type === 'CaseOwnerSet'
      ? { ...state, owner: event.data.owner }
      : { ...state, noteIds: [...state.noteIds, event.data.noteId] },
  decide: (command, state) => {
    if (command.type === 'SetCaseOwner') {
      const { owner } = command.data;
      return owner === state.owner
        ? ignore('nothing changes')
        : accept({ type: 'CaseOwnerSet', data: command.data });
    }
    const { data, personal } = command;
    if (state.noteIds.includes(data.noteId)) return ignore('the note is there already');
    if (state.noteIds.length >= NOTES_MAX) return reject('too-many-notes', `it has ${NOTES_MAX} notes`);
    return accept({ type: 'CaseNoteAdded', data, personal });
  },
};
