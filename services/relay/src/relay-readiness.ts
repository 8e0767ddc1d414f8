import type { Clock } from '@throughline/kernel';
import type { Relay, RelayStatistics } from '@throughline/messaging';
import type { ReadinessReport } from '@throughline/service-kit';

export interface ReadinessLimits {
  /** Work that waits this long without any progress is a reason. */
  readonly stallMs: number;
  readonly nowMs: number;
}

const secondsOf = (ms: number): number => Math.round(ms / 1_000);

const becauseOf = (lastError: string | null): string => (lastError === null ? '' : `: ${lastError}`);

/**
 * Why a relay cannot do its work, a sentence each. A standby has none to do; a leader that finds nothing new makes
 * progress each time it looks.
 */
export function* reasonsOf(
  statistics: RelayStatistics,
  { stallMs, nowMs }: ReadinessLimits,
): Generator<string> {
  const { role, roleSince, lag, lastProgressAt, lastError, isStoreAway, repeatingUpTo } = statistics;
  const inRoleMs = nowMs - Date.parse(roleSince);
  if (isStoreAway) yield 'the event store does not answer';
  if (role === 'joining' && inRoleMs >= stallMs) {
    yield `no place in the group of relays for ${secondsOf(inRoleMs)} s${becauseOf(lastError)}`;
  }
  const silentMs = Math.min(inRoleMs, nowMs - Date.parse(lastProgressAt));
  if (role === 'leader' && lag > 0 && silentMs >= stallMs) {
    yield `nothing was published for ${secondsOf(silentMs)} s, ${lag} behind${becauseOf(lastError)}`;
  }
  if (repeatingUpTo !== null) {
    yield `the store does not know the event of checkpoint ${repeatingUpTo}: what it holds is being published`;
  }
}

export interface RelayReadinessOptions {
  readonly relay: Pick<Relay, 'statistics'>;
  readonly clock: Clock;
  readonly stallMs: number;
}

/** What `/readyz` answers. */
export class RelayReadiness {
  private isStopping = false;

  constructor(private readonly options: RelayReadinessOptions) {}

  stopping(): void {
    this.isStopping = true;
  }

  async report(): Promise<ReadinessReport> {
    if (this.isStopping) return { isReady: false, reasons: ['the service is stopping'] };
    const { relay, clock, stallMs } = this.options;
    const statistics = await relay.statistics();
    const reasons = [...reasonsOf(statistics, { stallMs, nowMs: clock.now().getTime() })];
    return { isReady: reasons.length === 0, reasons };
  }
}
