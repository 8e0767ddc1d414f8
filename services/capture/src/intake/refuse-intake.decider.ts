import type { IntakeRefused } from '@throughline/contracts';
import { accept, ignore, type Decider } from '@throughline/kernel';

export interface RefuseIntake {
  readonly type: 'RefuseIntake';
  readonly data: IntakeRefused['data'];
  readonly personal: NonNullable<IntakeRefused['personal']>;
}

/** Why the same bytes were refused last; undefined before they were. */
export type LastRefusal = Pick<IntakeRefused['data'], 'code' | 'problems'> | undefined;

const isSame = (refusal: NonNullable<LastRefusal>, { code, problems }: IntakeRefused['data']): boolean =>
  refusal.code === code &&
  refusal.problems.length === problems.length &&
  refusal.problems.every(
    ({ field, message }, index) => problems[index]?.field === field && problems[index].message === message,
  );

/** The same bytes refused for the same reasons are one refusal, however often they are delivered. */
export const refuseIntakeDecider: Decider<LastRefusal, RefuseIntake, IntakeRefused> = {
  initial: undefined,
  evolve: (_, { data: { code, problems } }) => ({ code, problems }),
  decide: ({ data, personal }, last) =>
    last && isSame(last, data)
      ? ignore('the refusal is recorded already')
      : accept({ type: 'IntakeRefused', data, personal }),
};
