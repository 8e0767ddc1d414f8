// One route as an operation of the document.
import { problemResponse, problemsOf } from './problems.mjs';

const PATH_PARAMETER = /:([A-Za-z]+)/g;
const PATH_PARAMETER_CHARACTERS_MAX = 512;

const ACTOR = {
  name: 'X-Actor',
  in: 'header',
  description: 'Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`.',
  schema: { type: 'string', maxLength: 64 },
};

export const templateOf = (path) => path.replace(PATH_PARAMETER, '{$1}');

/** How the examples know a route. */
export const keyOf = ({ verb, path }) => `${verb} ${path}`;

function pathParameters({ path, pathFormats, parameterTexts, operationId }) {
  return [...path.matchAll(PATH_PARAMETER)].map(([, name]) => {
    const description = parameterTexts[name];
    if (!description) throw new Error(`${operationId}: nothing says what ${name} is; write @param`);
    const format = pathFormats[name] === 'ParseUUIDPipe' && { format: 'uuid' };
    const schema = { type: 'string', minLength: 1, maxLength: PATH_PARAMETER_CHARACTERS_MAX, ...format };
    return { name, in: 'path', required: true, description, schema };
  });
}

/** A query has no null: a parameter that may be left out is left out. */
const withoutNull = ({ type, enum: values, ...schema }) => ({
  ...schema,
  ...(type && { type: Array.isArray(type) ? type.find((each) => each !== 'null') : type }),
  ...(values && { enum: values.filter((value) => value !== null) }),
});

function queryParameters({ query }, book) {
  if (!query) return [];
  const { properties, required = [] } = book.described(query);
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    ...{ name, in: 'query', required: required.includes(name) },
    ...(description && { description }),
    schema: withoutNull(schema),
  }));
}

const headerParameters = ({ headers }) =>
  headers.map(([name, description]) => ({
    ...{ name, in: 'header', required: true, description, schema: { type: 'string' } },
  }));

function requestBodyOf(route, source, example) {
  const { accepts, body, file } = route;
  if (!accepts && !body) return undefined;
  const [mediaType, typeName, description] = accepts ?? ['application/json'];
  const type = body ?? (typeName === 'unknown' ? undefined : source.typeNamed(typeName, file));
  const schema = type ? source.book.schemaOf(type) : {};
  const isText = mediaType === 'application/x-ndjson' || mediaType.startsWith('text/');
  const content = {
    schema: isText ? { type: 'string' } : schema,
    ...(example !== undefined && { example }),
  };
  return { required: true, ...(description && { description }), content: { [mediaType]: content } };
}

function responsesOf(route, source, examples, hasCursor) {
  const { successes, produces, answer } = route;
  const schema = produces === 'application/json' ? source.book.schemaOf(answer) : { type: 'string' };
  const exampleOf = (status) => (examples[status] === undefined ? {} : { example: examples[status] });
  const responses = successes.map(({ status, description }) => [
    status,
    { description, content: { [produces]: { schema, ...exampleOf(status) } } },
  ]);
  const byStatus = grouped(problemsOf(route, hasCursor));
  for (const [status, problems] of byStatus) {
    responses.push([status, problemResponse(status, problems, examples[status])]);
  }
  return Object.fromEntries(responses.sort(([a], [b]) => a - b));
}

function grouped(problems) {
  const groups = new Map();
  for (const each of problems) groups.set(each.status, [...(groups.get(each.status) ?? []), each]);
  return groups;
}

/** @param examples of this route: `request`, and an answer per status */
export function operationOf(route, source, examples) {
  const query = queryParameters(route, source.book);
  const parameters = [
    ...pathParameters(route),
    ...query,
    ...headerParameters(route),
    ...(route.hasActor ? [ACTOR] : []),
  ];
  const requestBody = requestBodyOf(route, source, examples.request);
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description && { description: route.description }),
    ...(parameters.length > 0 && { parameters }),
    ...(requestBody && { requestBody }),
    responses: responsesOf(
      route,
      source,
      examples,
      query.some(({ name }) => name === 'cursor'),
    ),
  };
}
