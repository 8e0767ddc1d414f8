import { randomBytes } from 'node:crypto';
import { Controller, Get, Header, Headers, Param, Res } from '@nestjs/common';
import { pageRoutes } from '@throughline/contracts';
import { Rejection } from '@throughline/service-kit';
import type { FastifyReply } from 'fastify';
import { WebFiles } from './web-files.js';

/** A file's name holds a hash of its content: what is under a name never changes. */
const CACHE_FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_EACH_TIME = 'no-cache';

const NONCE_BYTES = 16;

const TAKES_GZIP = /\bgzip\b/;

/**
 * All comes from here and nothing from elsewhere; no script stands in the page. Components bring their styles along as
 * elements, which only the page's own script can make: it alone knows the nonce.
 */
const policyWith = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** The console's web application: one page, whatever its address, and the files that it is made of. */
@Controller()
export class WebController {
  constructor(private readonly files: WebFiles) {}

  /** @page */
  @Get(pageRoutes.map(({ path }) => path))
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', ASK_EACH_TIME)
  @Header('referrer-policy', 'same-origin')
  page(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    reply.header('content-security-policy', policyWith(nonce));
    return this.files.page(nonce);
  }

  /** @page */
  @Get('/favicon.svg')
  async icon(@Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const { contentType, content } = await this.files.icon();
    reply.header('content-type', contentType).header('cache-control', ASK_EACH_TIME);
    return content;
  }

  /** @page */
  @Get('/assets/:file')
  async asset(
    @Param('file') name: string,
    @Headers('accept-encoding') accepted: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const found = await this.files.asset(name);
    if (!found) throw new Rejection(404, 'not-found', 'the page has no such file');
    reply.header('content-type', found.contentType).header('cache-control', CACHE_FOR_EVER);
    reply.header('vary', 'accept-encoding');
    if (!TAKES_GZIP.test(accepted ?? '')) return found.content;
    reply.header('content-encoding', 'gzip');
    return found.packed;
  }
}
