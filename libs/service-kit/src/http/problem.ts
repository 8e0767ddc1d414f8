import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { PoisonMessage, StreamMovedOn, TransientFault } from '@throughline/kernel';
import { RequestRefused, type RefusalCode } from '@throughline/messaging';
import { Rejection, type FieldProblem } from './rejection.js';

export const PROBLEM_CONTENT_TYPE = 'application/problem+json; charset=utf-8';

/** What a client is told to wait before it tries again. */
const RETRY_AFTER_SECONDS = 1;

/** RFC 9457 problem details. `code` stays the same for ever; `type` is about:blank, so `title` is the status's own. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  /** The path that was asked for. */
  readonly instance?: string;
  /** The request's id in the log, where the fault is ours. */
  readonly requestId?: string;
  readonly problems?: readonly FieldProblem[];
  /** Also given as the header Retry-After. */
  readonly retryAfterSeconds?: number;
}

const statusOfRefusal: Readonly<Record<RefusalCode, number>> = {
  'unknown-topic': 404,
  'topic-is-read-only': 403,
  'topic-is-not-consumed': 403,
  'message-too-large': 413,
  'value-is-not-json': 422,
  'bad-cursor': 400,
  'bad-consumer': 400,
};

const codeOfFastify: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-json',
};

const codeOfStatus: Readonly<Record<number, string>> = {
  400: 'bad-request',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'body-too-large',
  414: 'address-too-long',
  415: 'unsupported-media-type',
};

export const problem = (status: number, code: string, details: Partial<Problem> = {}): Problem => ({
  status,
  code,
  title: STATUS_CODES[status] ?? 'Error',
  ...details,
});

/** Errors of Nest and Fastify: both carry a status; one of 500 or more is ours and says nothing. */
const problemOfFramework = (status: number, detail: string, fastifyCode: unknown): Problem => {
  if (status >= 500) return problem(500, 'internal-error');
  const code = codeOfFastify[String(fastifyCode)] ?? codeOfStatus[status] ?? 'bad-request';
  return problem(status, code, { detail });
};

const retryLater = (detail: string): Problem =>
  problem(503, 'try-again-later', { detail, retryAfterSeconds: RETRY_AFTER_SECONDS });

/** What a caller is told of an error. An error that we do not know says nothing of itself. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Rejection) {
    const { status, code, detail, problems } = error;
    return problem(status, code, { ...(detail && { detail }), ...(problems && { problems }) });
  }
  if (error instanceof RequestRefused) {
    return problem(statusOfRefusal[error.code], error.code, { detail: error.message });
  }
  if (error instanceof TransientFault) return retryLater('the request could not be completed just now');
  if (error instanceof StreamMovedOn) return retryLater('others were changing the same thing');
  if (error instanceof PoisonMessage) {
    return problem(422, 'unacceptable-content', { detail: 'it holds something that cannot be stored' });
  }
  if (error instanceof HttpException) {
    const { cause } = error as { cause?: { code?: unknown } };
    return problemOfFramework(error.getStatus(), error.message, cause?.code);
  }
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') {
    return problemOfFramework(error.statusCode, error.message, 'code' in error && error.code);
  }
  return problem(500, 'internal-error');
}
