import { HEALTH_PATHS, problem, PROBLEM_CONTENT_TYPE, type Problem } from '@throughline/service-kit';
import type { FastifyReply } from 'fastify';
import type { GatewayMetrics } from './gateway-metrics.js';
import type { Upstream } from './upstreams/upstream.js';

export const pathOf = (url: string): string => url.split('?', 1)[0] ?? url;

const send = (reply: FastifyReply, status: number, contentType: string, body: string): FastifyReply =>
  reply
    .code(status)
    .header('content-type', contentType)
    .header('x-content-type-options', 'nosniff')
    .send(body);

const sendJson = (reply: FastifyReply, status: number, body: object): FastifyReply =>
  send(reply, status, 'application/json; charset=utf-8', JSON.stringify(body));

/** `details` go into the body beside the problem: what a fault of ours is known by in the log. */
export function sendProblem(reply: FastifyReply, found: Problem, details: object = {}): FastifyReply {
  if (found.retryAfterSeconds !== undefined) reply.header('retry-after', found.retryAfterSeconds);
  const instance = pathOf(reply.request.originalUrl);
  return send(reply, found.status, PROBLEM_CONTENT_TYPE, JSON.stringify({ ...found, instance, ...details }));
}

export const sendNotFound = (reply: FastifyReply): FastifyReply =>
  sendProblem(reply, problem(404, 'not-found'));

export const sendNotAllowed = (reply: FastifyReply, allowed: readonly string[]): FastifyReply =>
  sendProblem(reply.header('allow', allowed.join(', ')), problem(405, 'method-not-allowed'));

type OwnAnswer = (reply: FastifyReply) => Promise<FastifyReply> | FastifyReply;

/** Ready when every service has an address that is; what each lacks otherwise. */
async function answerReadiness(reply: FastifyReply, upstreams: Iterable<Upstream>): Promise<FastifyReply> {
  const found = await Promise.all([...upstreams].map((upstream) => upstream.whyNotReady()));
  const reasons = found.flat();
  const isReady = reasons.length === 0;
  return sendJson(reply, isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready', reasons });
}

/** What the gateway says of itself, by path, to GET. */
export const ownAnswers = (
  upstreams: ReadonlyMap<string, Upstream>,
  metrics: GatewayMetrics,
): Readonly<Record<string, OwnAnswer>> => ({
  [HEALTH_PATHS.alive]: (reply) => sendJson(reply, 200, { status: 'alive' }),
  [HEALTH_PATHS.ready]: (reply) => answerReadiness(reply, upstreams.values()),
  [HEALTH_PATHS.metrics]: async (reply) => send(reply, 200, metrics.contentType, await metrics.text()),
});
