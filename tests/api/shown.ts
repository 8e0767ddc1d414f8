import type { Sample } from './caller.js';
import type { Description } from './description.js';

/** Described for honesty's sake; a test cannot bring them about by asking. */
const FAULTS: ReadonlySet<string> = new Set([
  'internal-error',
  'try-again-later',
  'not-ready',
  'connection-lost',
  'malformed-answer',
  'no-answer-in-time',
  // More than the limit of a body holds, as long as nobody raises that limit.
  'unacceptable-content',
  // The line has to go dead in the middle of a file.
  'import-cut-off',
  // A table forbids what the deciders never ask for.
  'lifecycle-forbids',
  // The money is taken when the goods have left, and then they were with the warehouse.
  'already-charged',
  // A day would have to pass.
  'hold-too-long',
  // Somebody else's consumer would have to write to our dead letters.
  'group-not-ours',
]);

/** The same of one route alone: others are shown to answer so. */
const FAULTS_OF_ROUTES: ReadonlySet<string> = new Set([
  // Ten thousand checkouts would have to hold one product at once.
  'POST /api/v1/holds 409 too-many-holds',
  // Opening it would have to take longer than it lasts.
  'POST /api/v1/holds 409 hold-expired',
]);

type Codes = {
  readonly allOf?: readonly { readonly properties?: { readonly code?: { readonly enum: string[] } } }[];
};

const codesOf = (schema: Codes): string[] => schema.allOf?.[1]?.properties?.code?.enum ?? [];

/** Statuses and codes of the document that no sample shows. */
export function missingIn(samples: readonly Sample[], description: Description): string[] {
  const shown = new Set(
    samples.flatMap(({ key, status, code }) => [`${key} ${status}`, `${key} ${status} ${code}`]),
  );
  return description.operations.flatMap(({ key, operation }) => {
    const [method = '', template = ''] = key.split(' ');
    return Object.keys(operation.responses).flatMap((status) => {
      const content = description.response(method, template, Number(status))?.content ?? {};
      const codes = codesOf(content['application/problem+json']?.schema ?? {});
      const asked = codes.filter((code) => !FAULTS.has(code)).map((code) => `${key} ${status} ${code}`);
      const wanted = asked.filter((each) => !FAULTS_OF_ROUTES.has(each));
      return (codes.length > 0 ? wanted : [`${key} ${status}`]).filter((each) => !shown.has(each));
    });
  });
}
