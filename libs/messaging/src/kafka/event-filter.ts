import type { EventType, TopicDeclaration } from '@throughline/contracts';
import { parseBytes } from '../delivery/json-bytes.js';
import type { LoggedMessage } from './kafka-message.js';
import { TYPE_HEADER } from './type-header.js';

export type EventFilter = (logged: LoggedMessage) => boolean;

const everything: EventFilter = () => true;

/** Messages from before the header, or from elsewhere, are looked into. */
const typeInside = ({ value }: LoggedMessage): unknown =>
  value === null ? undefined : (parseBytes(value).value as { type?: unknown } | null | undefined)?.type;

/** Which messages of a topic a group wants. `types` narrows relay topics alone; what is unreadable is set aside, not missed. */
export function eventFilter({ kind }: TopicDeclaration, types?: ReadonlySet<EventType>): EventFilter {
  if (kind !== 'relay' || types === undefined) return everything;
  return (logged) => {
    const type = logged.headers?.[TYPE_HEADER]?.toString() ?? typeInside(logged);
    return type === undefined || types.has(type as EventType);
  };
}
