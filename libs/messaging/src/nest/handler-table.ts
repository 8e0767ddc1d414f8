import { parsePattern, topicNamed, type EventType, type TopicDeclaration } from '@throughline/contracts';
import type { MessageHandler } from '@nestjs/microservices';
import type { Message } from '../message-transport.js';

const typeOf = (value: unknown): string | undefined => (value as { type?: string } | null)?.type;

/** Which handler is handed which messages; made once, when all handlers are known. */
export class HandlerTable {
  /** By pattern. */
  private readonly handlers = new Map<string, MessageHandler>();
  private readonly declared = new Map<string, TopicDeclaration>();
  private readonly wanted = new Set<EventType>();

  /** @throws Error for a pattern that nothing will ever match, or that two handlers have */
  constructor(registered: ReadonlyMap<string, MessageHandler>) {
    for (const [pattern, handler] of registered) this.add(pattern, handler);
    for (const pattern of this.handlers.keys()) this.assertAlone(pattern);
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
    return this.handlers.get(topic) ?? this.handlers.get(`${topic}#${typeOf(value)}`);
  }

  private add(pattern: string, handler: MessageHandler): void {
    const { topic: name, type } = parsePattern(pattern);
    const topic = topicNamed(name);
    if (type !== undefined && !(topic.kind === 'relay' && topic.types.includes(type))) {
      throw new Error(`no handler can listen to "${pattern}": ${name} carries no ${type}`);
    }
    if (!handler.isEventHandler) throw new Error(`"${pattern}": topics are not answered, use @EventPattern`);
    if (handler.next) throw new Error(`two handlers listen to "${pattern}": the first to end would end the message`);
    this.handlers.set(pattern, handler);
    this.declared.set(name, topic);
    const types = type === undefined && topic.kind === 'relay' ? topic.types : [type];
    for (const each of types) if (each !== undefined) this.wanted.add(each);
  }

  /** A handler of a whole relay topic beside one of a single type: both would be handed that type. */
  private assertAlone(pattern: string): void {
    const { topic, type } = parsePattern(pattern);
    if (type === undefined || !this.handlers.has(topic)) return;
    throw new Error(`two handlers listen to "${pattern}": one of them to all of ${topic}`);
  }
}
