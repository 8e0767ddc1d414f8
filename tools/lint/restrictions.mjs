// @ts-check
/** What `no-restricted-*` forbids where: each with the reason that the reader is told. */

const AMBIENT = 'Clock, ids and chance come in with the command.';
const SYNCHRONOUS = 'A decision is pure and synchronous: nothing to await.';

export const impureSyntax = [
  { selector: 'AwaitExpression', message: SYNCHRONOUS },
  { selector: 'ForOfStatement[await=true]', message: SYNCHRONOUS },
  { selector: ':function[async=true]', message: SYNCHRONOUS },
  { selector: 'ImportExpression', message: SYNCHRONOUS },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: AMBIENT },
  { selector: "CallExpression[callee.name='Date']", message: AMBIENT },
  { selector: 'ImportSpecifier[imported.name=/^(uuidv7|systemClock)$/]', message: AMBIENT },
];

export const impureProperties = [
  { object: 'Date', property: 'now', message: AMBIENT },
  { object: 'Math', property: 'random', message: AMBIENT },
];

export const impureGlobals = [
  'console',
  'crypto',
  'fetch',
  'globalThis',
  'performance',
  'process',
  'queueMicrotask',
  'setImmediate',
  'setInterval',
  'setTimeout',
].map((name) => ({ name, message: `${AMBIENT} Nothing outside is touched.` }));

const CONFIG_ONLY = 'Configuration is read once, in libs/service-kit/src/config, and handed on.';

export const environmentProperties = [{ object: 'process', property: 'env', message: CONFIG_ONLY }];

export const environmentImports = ['process', 'node:process'].map((name) => ({
  name,
  importNames: ['env'],
  message: CONFIG_ONLY,
}));

export const namingSyntax = [
  { selector: 'TSEnumDeclaration', message: 'Write a union of string literals.' },
  {
    selector:
      ':matches(ClassDeclaration, TSInterfaceDeclaration, TSTypeAliasDeclaration) > Identifier.id[name=/(Helpers?|Utils?|Manager|Impl)$/]',
    message: 'Name it after what it does: no Helper, Util, Manager or Impl.',
  },
  {
    selector: 'TSInterfaceDeclaration > Identifier.id[name=/^I[A-Z][a-z]/]',
    message: 'An interface is named as the thing it is, without an I before it.',
  },
];

export const testSyntax = [
  {
    selector:
      'CallExpression[callee.name=/^(it|test|describe)$/] > .arguments:first-child[value=/\\bshould\\b/i]',
    message: 'A test name is a sentence about the business: what happens, not what should.',
  },
  {
    selector: "MemberExpression[property.name='toBeDefined']",
    message: 'Say what the value is, not that there is one.',
  },
  {
    selector:
      "MemberExpression[object.name=/^(it|test|describe)$/][property.name='only'], CallExpression > Identifier.callee[name=/^(fit|fdescribe)$/]",
    message: 'A focused test hides all others.',
  },
  {
    selector:
      "CallExpression > MemberExpression.callee[object.name='jest'][property.name=/^(mock|unstable_mockModule)$/]",
    message: 'No mocks of our own code: use the embedded adapters.',
  },
];
