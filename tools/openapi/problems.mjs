// The problem details that a route can answer with: its own, and those that its shape brings along.

export const PROBLEM_TYPE = 'application/problem+json';

const always = [
  { status: 500, code: 'internal-error', description: 'a fault of ours; `requestId` finds it in the log' },
  {
    status: 502,
    code: 'connection-lost',
    description: 'the connection to the service broke before it answered; only behind a gateway',
  },
  {
    status: 502,
    code: 'malformed-answer',
    description: 'the service answered with something that is not HTTP; only behind a gateway',
  },
  { status: 503, code: 'try-again-later', description: 'the same request may pass in a moment' },
  { status: 503, code: 'not-ready', description: 'the process waits for what it needs' },
  { status: 504, code: 'no-answer-in-time', description: 'the service took too long; only behind a gateway' },
];

const ofPathParameters = [
  {
    status: 400,
    code: 'bad-request',
    description: 'the path holds what cannot be decoded, or an id that is none',
  },
  {
    status: 414,
    code: 'address-too-long',
    description: 'a parameter of the path has more than 512 characters',
  },
];

const ofQueries = [
  { status: 422, code: 'validation-failed', description: '`problems` names every parameter' },
];

const ofCursors = [
  { status: 400, code: 'bad-cursor', description: 'the cursor came from no page of this list' },
];

const ofWrites = [
  { status: 400, code: 'malformed-json', description: 'the body is not JSON' },
  { status: 403, code: 'forbidden', description: 'a page of another origin asked' },
  { status: 413, code: 'body-too-large', description: 'more bytes than HTTP_BODY_BYTES_MAX' },
  { status: 415, code: 'unsupported-media-type', description: 'a body of another content type' },
];

const ofBodies = [{ status: 422, code: 'validation-failed', description: '`problems` names every field' }];

/** Those of the route itself first; a code is told once per status. */
export function problemsOf({ verb, path, query, body, problems }, hasCursor) {
  const found = [
    ...problems,
    ...(path.includes(':') ? ofPathParameters : []),
    ...(query ? ofQueries : []),
    ...(hasCursor ? ofCursors : []),
    ...(verb === 'GET' ? [] : ofWrites),
    ...(body ? ofBodies : []),
    ...always,
  ];
  const keyOf = ({ status, code }) => `${status} ${code}`;
  return [...new Map(found.toReversed().map((each) => [keyOf(each), each])).values()].toReversed();
}

const retryAfter = {
  'Retry-After': { description: 'Seconds to wait; also `retryAfterSeconds`.', schema: { type: 'integer' } },
};

const sentence = ({ code, description }) => (description ? `\`${code}\`: ${description}` : `\`${code}\``);

/** One response of problem details, for the codes of one status. */
export const problemResponse = (status, problems, example) => ({
  description: problems.map(sentence).join('\n\n'),
  ...(status === 503 && { headers: retryAfter }),
  content: {
    [PROBLEM_TYPE]: {
      schema: {
        allOf: [
          { $ref: '#/components/schemas/Problem' },
          {
            type: 'object',
            properties: { status: { const: status }, code: { enum: problems.map(({ code }) => code) } },
          },
        ],
      },
      ...(example !== undefined && { example }),
    },
  },
});
