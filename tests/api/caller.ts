import type { Description } from './description.js';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Heard {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
}

/** One route with one status: its first answer is what the document shows. */
export interface Sample {
  readonly key: string;
  readonly status: number;
  readonly code: string | undefined;
  readonly request: unknown;
  readonly answer: unknown;
}

const isText = (body: unknown): body is string => typeof body === 'string';

const parsed = (text: string, mediaType: string): unknown =>
  mediaType.endsWith('json') ? (JSON.parse(text) as unknown) : text;

/** Asks a running system, and holds each answer against the document. */
export class Caller {
  readonly samples: Sample[] = [];

  constructor(
    private readonly url: string,
    private readonly description: Description,
  ) {}

  get(path: string): Promise<Heard> {
    return this.ask({ method: 'GET', path });
  }

  post(path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Heard> {
    return this.ask({ method: 'POST', path, body, headers });
  }

  /** The beginning of a stream that does not end. */
  async hear(path: string): Promise<string> {
    const hangUp = new AbortController();
    const response = await fetch(this.url + path, { signal: hangUp.signal });
    const { value = '' } =
      (await response.body?.pipeThrough(new TextDecoderStream()).getReader().read()) ?? {};
    hangUp.abort();
    const mediaType = response.headers.get('content-type')?.split(';', 1)[0] ?? '';
    const found = this.description.problemsOfAnswer('GET', path, response.status, mediaType, value);
    if (found.length > 0) throw new Error(found.join('\n'));
    const sample = { status: response.status, code: undefined, request: undefined, answer: value };
    this.samples.push({ key: `GET ${path}`, ...sample });
    return value;
  }

  put(path: string, body?: unknown): Promise<Heard> {
    return this.ask({ method: 'PUT', path, body });
  }

  /** @throws Error where the answer, or a request that was taken, is not as described */
  async ask({ method, path, body, headers = {} }: Asked): Promise<Heard> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        'x-actor': 'anna',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: isText(body) ? body : JSON.stringify(body) }),
    });
    const { status } = response;
    const mediaType = response.headers.get('content-type')?.split(';', 1)[0] ?? '';
    const heard = parsed(await response.text(), mediaType);
    const pathOnly = path.split('?', 1)[0] ?? path;
    const template = this.description.templateOf(method, pathOnly);
    if (template === undefined) throw new Error(`${method} ${path} is not described`);
    const found = this.description.problemsOfAnswer(method, template, status, mediaType, heard);
    const requestType = headers['content-type'] ?? 'application/json';
    if (status < 300 && body !== undefined && requestType === 'application/json') {
      const sent = isText(body) ? (JSON.parse(body) as unknown) : body;
      found.push(...this.description.problemsOfRequest(method, template, requestType, sent));
    }
    if (found.length > 0) throw new Error(`${found.join('\n')}\n${JSON.stringify(heard).slice(0, 2_000)}`);
    const { code } = heard as { code?: string };
    this.samples.push({ key: `${method} ${template}`, status, code, request: body, answer: heard });
    return { status, body: heard as Record<string, unknown>, headers: response.headers };
  }
}
