import { BaseRpcContext } from '@nestjs/microservices';
import type { Message } from '../message-transport.js';

/** `@Ctx()` of a topic's handler. */
export class TopicContext extends BaseRpcContext<[Message]> {
  get message(): Message {
    return this.getArgByIndex(0) as Message;
  }
}
