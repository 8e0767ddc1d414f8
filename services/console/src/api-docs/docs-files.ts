import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { PAGE_SCRIPT } from './page.js';

/** Beside the services: `npm run docs` writes it, and `npm run check` sees that it is up to date. */
const DOCUMENT = new URL('../../../../docs/openapi.json', import.meta.url);

const typeOf = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
} as const;

const isOfPackage = (name: string): name is keyof typeof typeOf => Object.hasOwn(typeOf, name);

export interface DocsFile {
  readonly contentType: string;
  readonly content: Buffer;
}

/** The OpenAPI document of the whole system. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: Readonly<Record<string, unknown>>;
  readonly paths: Readonly<Record<string, unknown>>;
  readonly components: Readonly<Record<string, unknown>>;
  readonly [member: string]: unknown;
}

/** What the documentation page is made of. Read when it is first asked for: most processes never are. */
@Injectable()
export class DocsFiles {
  private documentRead: Promise<OpenApiDocument> | undefined;
  private readonly filesRead = new Map<string, Promise<Buffer>>();

  document(): Promise<OpenApiDocument> {
    this.documentRead ??= readFile(DOCUMENT, 'utf8').then((text) => JSON.parse(text) as OpenApiDocument);
    return this.documentRead;
  }

  /** Undefined for what is no file of the page: names are compared, never joined to a path. */
  async file(name: string): Promise<DocsFile | undefined> {
    if (name === 'page.js') {
      return { contentType: typeOf['swagger-ui-bundle.js'], content: Buffer.from(PAGE_SCRIPT) };
    }
    if (!isOfPackage(name)) return undefined;
    const read =
      this.filesRead.get(name) ?? readFile(new URL(import.meta.resolve(`swagger-ui-dist/${name}`)));
    this.filesRead.set(name, read);
    return { contentType: typeOf[name], content: await read };
  }
}
