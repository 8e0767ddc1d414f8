import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor as ActorName } from '@throughline/contracts';
import type { FastifyRequest } from 'fastify';

export const ACTOR_HEADER = 'x-actor';

/** Characters of an actor, `person:` included. */
export const ACTOR_CHARACTERS_MAX = 64;

const ANONYMOUS = 'person:anonymous';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Node reads headers as Latin-1, as browsers send them; command lines send UTF-8. */
function decode(header: string): string {
  try {
    return utf8.decode(Buffer.from(header, 'latin1'));
  } catch {
    return header;
  }
}

/**
 * `X-Actor: anna` gives `person:anna`. Whatever the header says, it is a person: nobody can pass for a service by it.
 */
export function actorOf(header: string | readonly string[] | undefined): ActorName {
  const [first = ''] = typeof header === 'string' ? [header] : (header ?? []);
  const name = decode(first)
    .replace(/^person:/, '')
    .replace(/[^\p{L}\p{N} ._@-]+/gu, '-')
    .trim()
    .slice(0, ACTOR_CHARACTERS_MAX - 'person:'.length);
  return name === '' ? ANONYMOUS : `person:${name}`;
}

/** Who asks: until there is sign-in, the header `X-Actor`. */
export const Actor = createParamDecorator((_: unknown, context: ExecutionContext): ActorName =>
  actorOf(context.switchToHttp().getRequest<FastifyRequest>().headers[ACTOR_HEADER]),
);
