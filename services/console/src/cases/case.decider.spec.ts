import type { CaseNoteAdded } from '@throughline/contracts';
import { scenario } from '@throughline/testing';
import { caseDecider, NOTES_MAX } from './case.decider.js';

const { given, when } = scenario(caseDecider);

const own = (owner: string | null) =>
  ({ type: 'SetCaseOwner', data: { orderId: 'o', owner, reason: null } }) as const;
const owned = (owner: string | null) =>
  ({ type: 'CaseOwnerSet', data: { orderId: 'o', owner, reason: null } }) as const;
const note = (noteId: string) =>
  ({
    type: 'AddCaseNote',
    data: { orderId: 'o', noteId },
    personal: { personId: 'p', text: 'called' },
  }) as const;
const noted = (noteId: string): CaseNoteAdded => ({
  type: 'CaseNoteAdded',
  data: { orderId: 'o', noteId },
  personal: { personId: 'p', text: 'called' },
});

describe('who sees to an order', () => {
  it('is a fact, and none where it was so', () => {
    when(own('anna')).then(owned('anna'));
    given(owned('anna')).when(own('anna')).thenIgnored();
    when(own(null)).thenIgnored();
  });

  it('changes hands, and can be nobody again', () => {
    given(owned('anna')).when(own('ben')).then('CaseOwnerSet');
    given(owned('anna')).when(own(null)).then('CaseOwnerSet');
  });

  it('writes down notes, each once', () => {
    when(note('n1')).then(noted('n1'));
    given(noted('n1')).when(note('n1')).thenIgnored();
  });

  it(`writes down ${NOTES_MAX} at most`, () => {
    const notes = Array.from({ length: NOTES_MAX }, (_, index) => noted(`n${index}`));
    given(...notes.slice(1))
      .when(note('new'))
      .then('CaseNoteAdded');
    given(...notes)
      .when(note('new'))
      .thenRejected('too-many-notes');
  });
});
