/** A token that makes the sandbox behave in a known way. Any other token is declined as `invalid_token`. */
export interface MagicToken {
  readonly token: string;
  readonly meaning: string;
}

export const TOKEN = {
  approve: 'tok_approve',
  decline: 'tok_decline',
  declineSoft: 'tok_decline_soft',
  timeoutAfterSuccess: 'tok_timeout_after_success',
  slow: 'tok_slow',
  captureFails: 'tok_capture_fails',
} as const;

/** Every magic token; the docs print this table. */
export const magicTokens: readonly MagicToken[] = [
  { token: TOKEN.approve, meaning: 'The authorization is approved.' },
  { token: TOKEN.decline, meaning: 'Declined for good: `card_declined`, a hard decline.' },
  { token: TOKEN.declineSoft, meaning: 'Declined for now: `insufficient_funds`, a soft decline.' },
  {
    token: TOKEN.timeoutAfterSuccess,
    meaning: 'Approved and booked, but the first request gets no answer; a repeat with its key does.',
  },
  {
    token: TOKEN.slow,
    meaning:
      'Approved and booked at once; the first answer takes 2 s (`slowMs` of the faults), a repeat none.',
  },
  { token: TOKEN.captureFails, meaning: 'Approved; the first capture is refused, later ones pass.' },
];

const known: ReadonlySet<string> = new Set(magicTokens.map(({ token }) => token));

export const isMagicToken = (token: string): boolean => known.has(token);
