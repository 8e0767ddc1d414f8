import { caughtUp, RelayWorld, until, upTo } from '@throughline/messaging/conformance';
import { startBroker } from '../../infra/kafka/broker.mjs';

describe('the relay, when its broker dies', () => {
  let broker: Awaited<ReturnType<typeof startBroker>>;
  let world: RelayWorld | undefined;

  beforeAll(async () => {
    broker = await startBroker();
    world = await RelayWorld.create([broker.brokers]);
  });

  afterAll(async () => {
    await world?.dispose();
    await broker.stop();
  });

  it('waits for it, and publishes what came meanwhile', async () => {
    await world!.holdOrders(20);
    const relay = world!.relay();
    await caughtUp(relay);
    await broker.kill();
    await world!.holdOrders(20);
    await until(async () => (await relay.statistics()).lastError !== null);
    expect((await relay.statistics()).lag).toBe(20);
    await broker.restart();
    await caughtUp(relay);
    expect(new Set(await world!.positions())).toEqual(new Set(upTo(40)));
  });
});
