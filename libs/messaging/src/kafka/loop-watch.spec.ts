import { JOIN_MS_MAX, LOOP_SILENCE_MS_MAX, reasonToRestart, STALL_MS_MAX } from './loop-watch.js';

const SOUND = { isJoining: false, silentMs: 0, stalledMs: 0 };

describe('a consumer is begun anew', () => {
  it('if its fetch loop has stopped to turn', () => {
    const silentMs = LOOP_SILENCE_MS_MAX + 1;
    expect(reasonToRestart({ ...SOUND, silentMs })).toMatch(/nothing was fetched/);
  });

  it('if its loop turns and does not bring what is there', () => {
    const stalledMs = STALL_MS_MAX + 1;
    expect(reasonToRestart({ ...SOUND, stalledMs })).toMatch(/were not fetched/);
  });

  it('if it has waited for its group longer than a rebalance can take', () => {
    const silentMs = JOIN_MS_MAX + 1;
    expect(reasonToRestart({ ...SOUND, isJoining: true, silentMs })).toMatch(/could not be joined/);
  });

  it('not at the limit, and not for the length of a rebalance', () => {
    expect(
      reasonToRestart({ ...SOUND, silentMs: LOOP_SILENCE_MS_MAX, stalledMs: STALL_MS_MAX }),
    ).toBeUndefined();
    expect(reasonToRestart({ ...SOUND, isJoining: true, silentMs: JOIN_MS_MAX })).toBeUndefined();
  });
});
