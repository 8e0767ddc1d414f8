import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

type Json = Record<string, unknown>;

export interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, MediaType>> };
  readonly responses: Readonly<Record<string, Response | Reference>>;
}

interface MediaType {
  readonly schema: Json;
  readonly example?: unknown;
}

interface Reference {
  readonly $ref: string;
}

interface Response {
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content: Readonly<Record<string, MediaType>>;
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Json; readonly responses: Readonly<Record<string, Response>> };
}

export const DOCUMENT_FILE = new URL('../../docs/openapi.json', import.meta.url);

export const readDocument = (): OpenApi => JSON.parse(readFileSync(DOCUMENT_FILE, 'utf8')) as OpenApi;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The same document with every object closed: callers have to put up with members that they do not know, but a member
 * that we give and do not describe is a mistake. The parts of an `allOf` describe one object between them.
 */
function closed(value: unknown, isPart = false): unknown {
  if (Array.isArray(value)) return value.map((each) => closed(each));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([member, inner]) =>
    member === 'example' || member === 'const' || member === 'enum'
      ? [member, inner]
      : [member, member === 'allOf' ? (inner as unknown[]).map((part) => closed(part, true)) : closed(inner)],
  );
  const copy = Object.fromEntries(entries) as Json;
  const isOpen =
    copy['type'] !== undefined && isRecord(copy['properties']) && !('additionalProperties' in copy);
  return isOpen && !isPart ? { ...copy, additionalProperties: false } : copy;
}

const told = ({ instancePath, message, params }: ErrorObject): string =>
  `${instancePath || 'it'} ${message ?? ''} ${JSON.stringify(params)}`;

/** What the document says, to be held against what the system does. */
export class Description {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(readonly document: OpenApi = readDocument()) {
    addFormats.default(this.ajv);
    this.ajv.addSchema(closed(document) as Json, 'openapi');
  }

  /** `GET /api/v1/orders/{orderId}` of every route. */
  get operations(): readonly { readonly key: string; readonly operation: Operation }[] {
    return Object.entries(this.document.paths).flatMap(([template, item]) =>
      Object.entries(item).map(([verb, operation]) => ({
        key: `${verb.toUpperCase()} ${template}`,
        operation,
      })),
    );
  }

  /** The template of a path; a fixed one wins over one with parameters. */
  templateOf(method: string, path: string): string | undefined {
    const fits = (template: string): boolean =>
      new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(path);
    const found = Object.entries(this.document.paths).filter(
      ([template, item]) => method.toLowerCase() in item && fits(template),
    );
    return found.sort(([a], [b]) => a.split('{').length - b.split('{').length)[0]?.[0];
  }

  operation(method: string, template: string): Operation {
    const operation = this.document.paths[template]?.[method.toLowerCase()];
    if (!operation) throw new Error(`${method} ${template} is not described`);
    return operation;
  }

  response(method: string, template: string, status: number): Response | undefined {
    const found = this.operation(method, template).responses[status];
    if (found === undefined || !('$ref' in found)) return found;
    return this.document.components.responses[found.$ref.replace('#/components/responses/', '')];
  }

  /** What is wrong with an answer: empty for one that is as described. */
  problemsOfAnswer(
    method: string,
    template: string,
    status: number,
    mediaType: string,
    body: unknown,
  ): string[] {
    const where = `${method} ${template} ${status}`;
    const content = this.response(method, template, status)?.content;
    if (!content) return [`${where}: this status is not described`];
    const key = Object.keys(content)[0] ?? '';
    // The files of the documentation page are of several types.
    if (key !== mediaType && key !== 'application/octet-stream')
      return [`${where}: ${mediaType} is not described`];
    if (!key.endsWith('json')) return [];
    return this.problems(content[key]?.schema ?? {}, body).map((each) => `${where}: ${each}`);
  }

  problemsOfRequest(method: string, template: string, mediaType: string, body: unknown): string[] {
    const content = this.operation(method, template).requestBody?.content;
    if (!content) return [];
    const schema = content[mediaType]?.schema;
    if (!schema) return [`${method} ${template} takes ${mediaType}, which is not described`];
    return this.problems(schema, body).map((each) => `${method} ${template}, request: ${each}`);
  }

  /** @param schema of the document, or of one of its parts */
  problems(schema: Json, value: unknown): string[] {
    const text = JSON.stringify(closed(schema)).replaceAll('"#/', '"openapi#/');
    const validate = this.compiled.get(text) ?? this.ajv.compile(JSON.parse(text) as Json);
    this.compiled.set(text, validate);
    return validate(value) ? [] : (validate.errors ?? []).map(told);
  }
}
