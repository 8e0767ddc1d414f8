// Problem responses that several routes share stand once in the document, under the name of their codes.
import { PROBLEM_TYPE } from './problems.mjs';

const pascal = (text) => text.replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase());

const nameOf = ({ content }) => {
  const [, { properties }] = content[PROBLEM_TYPE].schema.allOf;
  return properties.code.enum.map(pascal).join('Or');
};

/** Examples tell of one route each, and do not make two responses different. */
const contentOf = (response) =>
  JSON.stringify(response, (member, value) => (member === 'example' ? undefined : value));

/** Puts references into `paths`, and answers with what they refer to, by name. */
export function shareResponses(paths) {
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  const places = operations.flatMap(({ responses }) =>
    Object.entries(responses)
      .filter(([, response]) => PROBLEM_TYPE in response.content)
      .map(([status, response]) => ({ responses, status, response, content: contentOf(response) })),
  );
  const shared = new Map();
  for (const { responses, status, response, content } of places) {
    if (places.filter((other) => other.content === content).length === 1) continue;
    const name = nameOf(response);
    const known = shared.get(name);
    if (known && contentOf(known) !== content) continue;
    if (!known) shared.set(name, response);
    responses[status] = { $ref: `#/components/responses/${name}` };
  }
  return shared;
}
