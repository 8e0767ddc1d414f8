import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';

/** What `npm run build` bundles the web application to, beside the compiled service. */
const DIST = new URL('../../web/dist/', import.meta.url);

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

export interface WebFile {
  readonly contentType: string;
  readonly content: Buffer;
  /** The same, as gzip packs it. */
  readonly packed: Buffer;
}

const NONCE_PLACE = '<meta name="csp-nonce" content=""';

const pack = promisify(gzip);

async function readWhole(path: string): Promise<WebFile> {
  const contentType = CONTENT_TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  const content = await readFile(new URL(path, DIST));
  return { contentType, content, packed: await pack(content) };
}

/** The files of the web application. A name is looked up among those that there are, never joined to a path. */
@Injectable()
export class WebFiles {
  private readonly files = new Map<string, Promise<WebFile>>();

  /** The page, for one answer: `nonce` has to be another each time. */
  async page(nonce: string): Promise<string> {
    const text = await readFile(new URL('index.html', DIST), 'utf8');
    return text.replace(NONCE_PLACE, `<meta name="csp-nonce" content="${nonce}"`);
  }

  /** Undefined for what is no file of the application. */
  async asset(name: string): Promise<WebFile | undefined> {
    const names = await readdir(new URL('assets/', DIST));
    return names.includes(name) ? this.read(`assets/${name}`) : undefined;
  }

  icon(): Promise<WebFile> {
    return this.read('favicon.svg');
  }

  /** Read and packed once: what is under a name never changes. The page itself has one name for ever. */
  private read(path: string): Promise<WebFile> {
    const known = this.files.get(path);
    if (known) return known;
    const file = readWhole(path);
    this.files.set(path, file);
    file.catch(() => this.files.delete(path));
    return file;
  }
}
