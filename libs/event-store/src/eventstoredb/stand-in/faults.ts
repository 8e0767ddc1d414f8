/** What can go wrong on purpose. */
export interface StandInFaults {
  /** Appends that are neither stored nor answered. */
  appendsSwallowed: number;
  /** Appends that are stored but never answered. */
  answersLost: number;
  /** Appends that are stored, whose connection breaks before the answer. */
  answersCutOff: number;
  /** Appends that come to a server that is not ready: refused, with no word that the client knows. */
  appendsNotReady: number;
  /** Reads that break off after the first record. */
  readsCutOff: number;
  /** Reads that never say anything. */
  readsSilent: number;
  /** Raised, it silences the subscriptions under way for good, without an end; those that begin later are well. */
  silences: number;
  /** Raised, it breaks the subscriptions under way at their next event. */
  breaks: number;
}

export const noFaults = (): StandInFaults => ({
  appendsSwallowed: 0,
  answersLost: 0,
  answersCutOff: 0,
  appendsNotReady: 0,
  readsCutOff: 0,
  readsSilent: 0,
  silences: 0,
  breaks: 0,
});

/** True if this one is to go wrong: each count goes down by one. */
export const strikes = (
  faults: StandInFaults,
  name: Exclude<keyof StandInFaults, 'silences' | 'breaks'>,
): boolean => {
  if (faults[name] === 0) return false;
  faults[name] -= 1;
  return true;
};
