// @ts-check
import { code, generatedFrom, table } from './markdown.mjs';

/** `docs/sandbox.md`. @param {readonly { token: string, meaning: string }[]} tokens @param {string} requestsTopic */
export function sandboxPage(tokens, requestsTopic) {
  return [
    generatedFrom('services/partners'),
    '# The partner stand-ins',
    'A payment gateway, a warehouse and a carrier to develop and test against. They use only the public topics and HTTP, ' +
      'and keep books of their own. `npm start` brings them along; `npm run partners` starts them as a process of their own.',
    '## Tokens of the payment gateway',
    table(
      ['token', 'what happens'],
      tokens.map(({ token, meaning }) => [code(token), meaning]),
    ),
    '## The warehouse',
    `Answers every request on ${code(requestsTopic)} with acknowledged, picked, packed and shipped. A SKU with ` +
      '`SHORTPICK` in it is always short by one at the shelf. A repeated request is known by its reference and only ' +
      'acknowledged again.',
    '## The carrier',
    'Takes each parcel through accepted, in transit, out for delivery and delivered.',
  ].join('\n\n');
}
