import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor as ActorName } from '@throughline/contracts';
import type { FastifyRequest } from 'fastify';

export const ACTOR_HEADER = 'x-actor';

/** Characters of an actor, `person:` included. */
export const ACTOR_CHARACTERS_MAX = 64;

const ANONYMOUS = 'person:anonymous';

/**
 * `X-Actor: anna` gives `person:anna`. Whatever the header says, it is a person: nobody can pass for a service by it.
 */
export function actorOf(header: string | readonly string[] | undefined): ActorName {
  const [first = ''] = typeof header === 'string' ? [header] : (header ?? []);
  const name = first
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
