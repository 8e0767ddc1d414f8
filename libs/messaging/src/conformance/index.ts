import { describeFailures } from './failures.js';
import { PATIENCE_MS, type ConformanceOptions, type TransportHarness } from './harness.js';
import { describeLag } from './lag.js';
import { describeOrdering } from './ordering.js';
import { describeReading } from './reading.js';
import { describeRestarts } from './restarts.js';
import { World } from './world.js';

export type { ConformanceOptions, TransportHarness } from './harness.js';
export { KafkaHarness, silentLog, testConnection } from './kafka-harness.js';
export { pause, tagOf, World } from './world.js';
export { measureRelay, type RelayThroughput } from './relay-throughput.js';
export { caughtUp, RelayWorld, until, upTo } from './relay-world.js';

/**
 * What every transport must show. The harness is made anew for each test, over empty logs; whatever feeds its relay
 * topics is the harness's own affair.
 */
export function describeMessageTransport(
  name: string,
  createHarness: () => Promise<TransportHarness>,
  { patienceMs = PATIENCE_MS }: ConformanceOptions = {},
): void {
  describe(name, () => {
    let current: World;
    const world = (): World => current;

    beforeEach(async () => {
      current = new World(await createHarness(), patienceMs);
    });
    afterEach(() => current.dispose());

    describeOrdering(world);
    describeFailures(world);
    describeRestarts(world);
    describeReading(world);
    describeLag(world);
  });
}
