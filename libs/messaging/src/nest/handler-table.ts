import {
  parsePattern,
  topicNamed,
  type EventType,
  type HandlerPattern,
  type TopicDeclaration,
} from '@throughline/contracts';
import type { MessageHandler } from '@nestjs/microservices';
import type { Message } from '../message-transport.js';

const typeOf = (value: unknown): string | undefined => (value as { type?: string } | null)?.type;

/** How a pattern is looked up, and how errors name it. */
const nameOf = ({ topic, type }: { topic: string; type?: string | undefined }): string =>
  type === undefined ? topic : `${topic}#${type}`;

/** Which handler is handed which messages; made once, when all handlers are known. */
export class HandlerTable {
  /** By the name of the pattern. */
  private readonly handlers = new Map<string, MessageHandler>();
  private readonly declared = new Map<string, TopicDeclaration>();
  private readonly wanted = new Set<EventType>();

  /** @throws Error for a pattern that nothing will ever match, or that two handlers have */
  constructor(registered: ReadonlyMap<string, MessageHandler>) {
    for (const [pattern, handler] of registered) this.add(parsePattern(pattern), handler);
    for (const pattern of registered.keys()) this.assertAlone(parsePattern(pattern));
  }

  get topics(): readonly string[] {
    return [...this.declared.keys()];
  }

  /** The event types that the handlers of relay topics want. */
  get types(): ReadonlySet<EventType> {
    return this.wanted;
  }

  /** Undefined for a message that no handler wants. */
  find({ topic, value }: Message): MessageHandler | undefined {
    return this.handlers.get(topic) ?? this.handlers.get(nameOf({ topic, type: typeOf(value) }));
  }

  private add(pattern: HandlerPattern, handler: MessageHandler): void {
    const name = nameOf(pattern);
    const topic = topicNamed(pattern.topic);
    const { type } = pattern;
    if (type !== undefined && !(topic.kind === 'relay' && topic.types.includes(type))) {
      throw new Error(`no handler can listen to "${name}": ${topic.name} carries no ${type}`);
    }
    if (!handler.isEventHandler) throw new Error(`"${name}": topics are not answered, use @EventPattern`);
    if (handler.next)
      throw new Error(`two handlers listen to "${name}": the first to end would end the message`);
    this.handlers.set(name, handler);
    this.declared.set(topic.name, topic);
    const types = type === undefined && topic.kind === 'relay' ? topic.types : [type];
    for (const each of types) if (each !== undefined) this.wanted.add(each);
  }

  /** A handler of a whole relay topic beside one of a single type: both would be handed that type. */
  private assertAlone(pattern: HandlerPattern): void {
    if (pattern.type === undefined || !this.handlers.has(pattern.topic)) return;
    throw new Error(`two handlers listen to "${nameOf(pattern)}": one of them to all of ${pattern.topic}`);
  }
}
