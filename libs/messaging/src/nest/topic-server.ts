import { groupOf, retryTopicOf, type ServiceName } from '@throughline/contracts';
import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Consumer, ConsumerOptions, Message, MessageTransport } from '../message-transport.js';
import { RETRIED_FROM_HEADER } from '../delivery/retries.js';
import { HandlerTable } from './handler-table.js';
import { TopicContext } from './topic-context.js';
import { reportTrouble, type TroubleLog } from './trouble-log.js';

export interface TopicServerOptions extends Pick<ConsumerOptions, 'inFlightMax' | 'retry' | 'onDeadLetter'> {
  readonly transport: MessageTransport;
  readonly service: ServiceName;
  /** After a message that had been set aside was handled, before it is acknowledged. */
  readonly onRecovered?: (message: Message, deadLetterId: string) => Promise<void>;
  readonly handlerTimeoutMs?: number;
  readonly logger: TroubleLog;
}

/** Without the filter the error's class is lost, and every fault would count as the message's own. */
function rethrow(error: unknown): never {
  if (error instanceof Error) throw error;
  throw new Error(
    'the handler failed, and why is lost: the microservice needs useGlobalFilters(new RethrowFilter())',
  );
}

/**
 * Nest's strategy over our transport: `@EventPattern(whenEvent('OrderPlaced'))` is handed the stored event,
 * `@EventPattern(whenMessage(TOPIC.wmsEvents))` the parsed value, `@Ctx()` is a `TopicContext`. The topics follow
 * from the patterns; the service's retry topic comes with them. What no handler wants is acknowledged. The
 * microservice needs `useGlobalFilters(new RethrowFilter())`.
 */
export class TopicServer extends Server implements CustomTransportStrategy {
  /** Errors go to the transport, which reports them. */
  override readonly propagatesEventHandlerErrors = true;
  private member: Consumer | undefined;

  constructor(private readonly options: TopicServerOptions) {
    super();
  }

  /** The service's member of its group; undefined before `listen`, and where there is no handler. */
  get consumer(): Consumer | undefined {
    return this.member;
  }

  async listen(callback: (error?: unknown) => void): Promise<void> {
    try {
      const table = new HandlerTable(this.messageHandlers);
      if (table.topics.length > 0) this.member = await this.consume(table);
    } catch (error) {
      callback(error);
      return;
    }
    callback();
  }

  /** Lets the handlers that run end, and saves the offsets. Rejects if they could not be saved. */
  async close(): Promise<void> {
    await this.member?.stop();
  }

  on(event: string): never {
    throw new Error(`a topic server has no event "${event}": its logger is told of every trouble`);
  }

  unwrap<T>(): T {
    return this.options.transport as T;
  }

  private consume(table: HandlerTable): Promise<Consumer> {
    const { transport, service, logger, inFlightMax, retry, onDeadLetter, handlerTimeoutMs } = this.options;
    return transport.consume({
      group: groupOf(service),
      topics: [...table.topics, retryTopicOf(service)],
      types: table.types,
      inFlightMax,
      retry,
      ...(onDeadLetter && { onDeadLetter }),
      ...(handlerTimeoutMs !== undefined && { handlerTimeoutMs }),
      handle: (message) => this.handle(message, table),
      onTrouble: (trouble) => reportTrouble(trouble, service, logger),
    });
  }

  /** A handler that throws does not reject: Nest resolves to an observable that fails. */
  private async handle(message: Message, table: HandlerTable): Promise<void> {
    const handler = table.find(message);
    if (handler === undefined) return;
    const result: unknown = await handler(message.value, new TopicContext([message]));
    if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined }).catch(rethrow);
    const deadLetterId = message.headers[RETRIED_FROM_HEADER];
    if (deadLetterId !== undefined) await this.options.onRecovered?.(message, deadLetterId);
  }
}
