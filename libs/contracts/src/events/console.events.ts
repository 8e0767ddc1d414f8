import type { DomainEvent } from '../envelope.js';

/** Filters, order and columns of a list, under a name. */
export interface SavedView {
  readonly viewId: string;
  readonly name: string;
  /** The list that it is a view of. */
  readonly page: 'orders' | 'exceptions';
  /** As it stands in the page's address, without the question mark. */
  readonly query: string;
  readonly columns: readonly string[];
}

/** On `config-view-<viewId>`: each holds the whole view as of then. */
export type ViewSaved = DomainEvent<'ViewSaved', { readonly view: SavedView }>;
export type ViewDeleted = DomainEvent<'ViewDeleted', { readonly viewId: string }>;

export type ViewEvent = ViewSaved | ViewDeleted;

/** On `case-<orderId>`: who sees to what is wrong with the order. Null: nobody. */
export type CaseOwnerSet = DomainEvent<
  'CaseOwnerSet',
  { readonly orderId: string; readonly owner: string | null; readonly reason: string | null }
>;

/** What somebody wrote down about it. It may be about the customer: so it is theirs. */
export type CaseNoteAdded = DomainEvent<
  'CaseNoteAdded',
  { readonly orderId: string; readonly noteId: string },
  { readonly personId: string; readonly text: string }
>;

export type CaseEvent = CaseOwnerSet | CaseNoteAdded;
