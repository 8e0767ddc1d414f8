import { FaultSource } from './gateway-faults.js';

const draw = (source: FaultSource, times: number) => Array.from({ length: times }, () => source.draw());

describe('failing at a rate', () => {
  it('repeats itself for the same seed', () => {
    const first = draw(new FaultSource({ failRate: 0.5, seed: 7 }), 100);
    const source = new FaultSource({ failRate: 0.5, seed: 8 });
    expect(draw(source, 100)).not.toEqual(first);
    source.set({ seed: 7 });
    expect(draw(source, 100)).toEqual(first);
  });

  it('fails about half of the time before the booking and half after it', () => {
    const mishaps = draw(new FaultSource({ failRate: 0.2, seed: 1 }), 10_000);
    const count = (wanted: string) => mishaps.filter((mishap) => mishap === wanted).length;
    expect(count('before')).toBeGreaterThan(850);
    expect(count('after')).toBeGreaterThan(850);
    expect(count('none')).toBeGreaterThan(7_800);
  });

  it('never fails at a rate of nothing, and always at one of all', () => {
    expect(draw(new FaultSource(), 100)).not.toContain('before');
    expect(draw(new FaultSource({ failRate: 1 }), 100)).not.toContain('none');
  });
});
