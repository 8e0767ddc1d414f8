export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** The server refused, and said why (RFC 9457). */
export class ProblemAnswer extends Error {
  override readonly name = 'ProblemAnswer';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly problems: readonly FieldProblem[] = [],
  ) {
    super(detail);
  }
}

/** No answer at all: the server, or the way to it, is gone for now. */
export class ServerAway extends Error {
  override readonly name = 'ServerAway';

  constructor(cause: unknown) {
    super('the server does not answer', { cause });
  }
}

const UNAVAILABLE = [502, 503, 504];

export async function problemOf(response: Response): Promise<ProblemAnswer | ServerAway> {
  const body = (await response.json().catch(() => ({}))) as Partial<ProblemAnswer>;
  if (UNAVAILABLE.includes(response.status) && body.code === undefined)
    return new ServerAway(response.status);
  const detail = body.detail ?? response.statusText;
  return new ProblemAnswer(response.status, body.code ?? `http-${response.status}`, detail, body.problems);
}

/** Whether asking again can help: a refusal stays one. */
export const isWorthRepeating = (error: unknown): boolean =>
  error instanceof ServerAway || (error instanceof ProblemAnswer && error.status >= 500);
