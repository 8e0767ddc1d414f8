import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import { Rejection } from '@throughline/service-kit';
import type { FastifyReply } from 'fastify';
import { DocsFiles, type OpenApiDocument } from './docs-files.js';
import { PAGE, PAGE_POLICY } from './page.js';

/** Files of the page change with a release only. */
const CACHE_FOR_AN_HOUR = 'public, max-age=3600';

/**
 * The HTTP interface, described by itself.
 * @tag Documentation
 */
@Controller('/docs')
export class DocsController {
  constructor(private readonly files: DocsFiles) {}

  /**
   * Browse this documentation. A page that loads nothing from other hosts.
   *
   * @operation browseDocs
   * @produces text/html
   * @returns 200 the page
   */
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', PAGE_POLICY)
  page(): string {
    return PAGE;
  }

  /**
   * Get this document. OpenAPI 3.1, for the whole system, whichever service answers which path.
   *
   * @operation getOpenApiDocument
   * @returns 200 the document
   */
  @Get('openapi.json')
  document(): Promise<OpenApiDocument> {
    return this.files.document();
  }

  /**
   * Get a file of the documentation page.
   *
   * @operation getDocsFile
   * @param file the file's name
   * @produces application/octet-stream
   * @returns 200 a script, a stylesheet or a picture
   * @throws 404 not-found: the page has no such file
   */
  @Get(':file')
  @Header('cache-control', CACHE_FOR_AN_HOUR)
  async file(@Param('file') name: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const found = await this.files.file(name);
    if (!found) throw new Rejection(404, 'not-found', 'the documentation page has no such file');
    reply.header('content-type', found.contentType);
    return found.content;
  }
}
