export interface FieldProblem {
  /** Where in the body: `lines[0].quantity`; empty for the body itself. */
  readonly field: string;
  readonly message: string;
}

/**
 * The answer is no, and the caller hears why. `code` stays the same for ever, and so may be relied on; `detail` is
 * for people. Nothing personal in either.
 */
export class Rejection extends Error {
  override readonly name = 'Rejection';
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail?: string,
    readonly problems?: readonly FieldProblem[],
  ) {
    super(detail === undefined ? code : `${code}: ${detail}`);
  }
}
