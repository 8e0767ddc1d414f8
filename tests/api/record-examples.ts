import { writeFileSync } from 'node:fs';
import type { Sample } from './caller.js';

const FILE = new URL('../../tools/openapi/examples.json', import.meta.url);
const ITEMS_MAX = 2;
const EXAMPLE_CHARACTERS_MAX = 8_000;
const TEXT_CHARACTERS_MAX = 400;

/** As it was, but for what is too long to read, and for a stack: it tells of the machine. */
function shortened(value: unknown, member = ''): unknown {
  if (member === 'stack') return null;
  if (Array.isArray(value)) return value.slice(0, ITEMS_MAX).map((each) => shortened(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shortened(inner, name)]));
}

const isReadable = (value: unknown): boolean => {
  const text = JSON.stringify(value);
  return text.length <= EXAMPLE_CHARACTERS_MAX && !new RegExp(`[^"\\\\]{${TEXT_CHARACTERS_MAX}}`).test(text);
};

/** With RECORD_EXAMPLES set, the first answer of each kind becomes the document's example. */
export function recordExamples(samples: readonly Sample[]): void {
  if (!process.env['RECORD_EXAMPLES']) return;
  const examples: Record<string, Record<string, unknown>> = {};
  for (const { key, status, request, answer } of samples) {
    const routeKey = key.replace(/\{(\w+)\}/g, ':$1');
    const example = (examples[routeKey] ??= {});
    const isShown = !key.includes('/docs') && isReadable(answer);
    if (isShown) example[status] ??= shortened(answer);
    if (status < 300 && request !== undefined && isReadable(request)) {
      example['request'] ??= key.includes('import')
        ? request
        : shortened(typeof request === 'string' ? JSON.parse(request) : request);
    }
  }
  writeFileSync(FILE, `${JSON.stringify(examples, null, 2)}\n`);
}
