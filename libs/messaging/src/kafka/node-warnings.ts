const WARNING = 'TimeoutNegativeWarning';
const CULPRIT = /[\\/]node_modules[\\/]kafkajs[\\/]/;

const nameOf = (options: unknown): unknown =>
  typeof options === 'object' && options !== null ? (options as { type?: unknown }).type : options;

let isQuiet = false;

/**
 * kafkajs sets a timer of -1 ms for every request that no throttle holds up. Node 24 and later warn of it, on standard
 * error, of every process. Only that warning, and only from there, is dropped.
 */
export function silenceKafkajsTimerWarning(): void {
  if (isQuiet) return;
  isQuiet = true;
  const emitWarning = process.emitWarning.bind(process) as (...args: unknown[]) => void;
  process.emitWarning = (warning: string | Error, ...rest: unknown[]): void => {
    const name = warning instanceof Error ? warning.name : nameOf(rest[0]);
    if (name === WARNING && CULPRIT.test(new Error().stack ?? '')) return;
    emitWarning(warning, ...rest);
  };
}
