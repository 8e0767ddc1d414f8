import type { ConsumerOptions, Message, MessageTransport } from '../message-transport.js';
import { KeyOrder } from './key-order.js';

type When = (group: string, message: Message) => boolean;

/** What goes wrong on the way to a handler. Each is asked once per delivery, so that a test can count. */
export interface DeliveryFaults {
  /** Thrown at, as a handler with a mistake would; tried again and set aside as any other. */
  readonly fail?: When;
  /** Acknowledged, and never handled. */
  readonly drop?: When;
  /** Handled twice in a row. */
  readonly duplicate?: When;
  /** Milliseconds that the message, and its key, wait before it is handled. */
  readonly delayMs?: (group: string, message: Message) => number;
  /** Handled after the next message of its key, or once `swapWaitMs` have passed without one. */
  readonly swap?: When;
  readonly swapWaitMs?: number;
}

/** What a handler that is made to fail throws. */
export const FAILED_ON_PURPOSE = 'made to fail by a test';

const SWAP_WAIT_MS = 200;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * For tests: a transport whose deliveries are lost, repeated, late or out of order, as the faults say. A swapped
 * message is acknowledged before it is handled: a crash in between loses it, as a drop does.
 */
export const faultyTransport = (transport: MessageTransport, faults: DeliveryFaults): MessageTransport => ({
  async consume(options) {
    const order = new KeyOrder(
      (message) => deliver(message, options, faults),
      faults.swapWaitMs ?? SWAP_WAIT_MS,
    );
    const handle = (message: Message): Promise<void> => {
      if (faults.fail?.(options.group, message)) return Promise.reject(new Error(FAILED_ON_PURPOSE));
      if (faults.drop?.(options.group, message)) return Promise.resolve();
      return faults.swap?.(options.group, message) ? order.hold(message) : order.handle(message);
    };
    const consumer = await transport.consume({ ...options, handle });
    const stop = async (): Promise<void> => {
      await consumer.stop();
      await order.drain();
    };
    return { stop, owns: (topic, key) => consumer.owns(topic, key), statistics: () => consumer.statistics() };
  },
  publish: (topic, messages) => transport.publish(topic, messages),
  read: (topic, options) => transport.read(topic, options),
  lagOf: (group) => transport.lagOf(group),
  close: () => transport.close(),
});

async function deliver(
  message: Message,
  { group, handle }: ConsumerOptions,
  faults: DeliveryFaults,
): Promise<void> {
  const delayMs = faults.delayMs?.(group, message) ?? 0;
  if (delayMs > 0) await pause(delayMs);
  await handle(message);
  if (faults.duplicate?.(group, message)) await handle(message);
}
