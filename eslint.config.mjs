import { defineConfig } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { throughline } from './tools/lint/plugin.mjs';
import {
  environmentImports,
  environmentProperties,
  impureGlobals,
  impureProperties,
  impureSyntax,
  namingSyntax,
  testSyntax,
} from './tools/lint/restrictions.mjs';

const LINES_PER_FUNCTION_MAX = 43;
const LINES_PER_FILE_MAX = 250;

const TESTS = ['**/*.spec.ts', '**/conformance/**/*.ts', 'tests/**/*.ts'];
const SHIPPED = ['libs/*/src/**/*.ts', 'services/*/src/**/*.ts'];
/** Where a program begins, and where it may talk to the terminal. */
const ENTRY_POINTS = ['**/main.ts', '**/*.cli.ts'];
const DECIDERS = ['**/*.decider.ts', '**/*.planner.ts', 'libs/order/src/**/*.ts'];
/** Files whose reader, not we, asks for a default export. */
const DEFAULT_EXPORTED = ['*.config.mjs', 'services/console/web/*.config.mjs', 'tools/totals-reporter.mjs'];
/** The console's web application: it runs in a browser, and its types come from the HTTP interface alone. */
const WEB = ['services/console/web/**/*.ts', 'services/console/web/**/*.tsx'];
/** A component is mostly the tree that it shows: longer than a function of that many decisions. */
const LINES_PER_COMPONENT_MAX = 80;

const off = (rules) => Object.fromEntries(rules.map((rule) => [rule, 'off']));

/** What a test may do with the parsed JSON that it is about to assert on. */
const UNSAFE_ANY = ['argument', 'assignment', 'call', 'member-access', 'return'].map(
  (use) => `@typescript-eslint/no-unsafe-${use}`,
);

/** Rules about enums, which are forbidden: each would look at the type of every expression. */
const ENUM_RULES = ['no-mixed-enums', 'no-unsafe-enum-assignment', 'no-unsafe-enum-comparison'].map(
  (rule) => `@typescript-eslint/${rule}`,
);

const nodeGlobals = Object.fromEntries(
  Object.getOwnPropertyNames(globalThis).map((name) => [name, 'readonly']),
);

const correctness = {
  'array-callback-return': 'error',
  eqeqeq: 'error',
  'no-async-promise-executor': 'error',
  'no-cond-assign': 'error',
  'no-constant-condition': ['error', { checkLoops: 'allExceptWhileTrue' }],
  'no-debugger': 'error',
  'no-dupe-else-if': 'error',
  'no-empty': 'error',
  'no-fallthrough': ['error', { allowEmptyCase: true }],
  'no-irregular-whitespace': 'error',
  'no-loss-of-precision': 'error',
  'no-self-assign': 'error',
  'no-self-compare': 'error',
  'no-sparse-arrays': 'error',
  'no-template-curly-in-string': 'error',
  'no-unsafe-finally': 'error',
  'no-useless-catch': 'error',
  'no-useless-escape': 'error',
  'no-warning-comments': ['error', { terms: ['todo', 'fixme'], location: 'start' }],
  'preserve-caught-error': 'error',
};

const size = {
  'max-lines': ['error', { max: LINES_PER_FILE_MAX, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': [
    'error',
    { max: LINES_PER_FUNCTION_MAX, skipBlankLines: true, skipComments: true },
  ],
};

/** What `strictTypeChecked` asks and we do not, or not so. */
const typed = {
  ...off(ENUM_RULES),
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  '@typescript-eslint/no-confusing-void-expression': [
    'error',
    { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
  ],
  // A DTO is a class for class-validator's sake; a literal of its shape is as good, and so is a spread one.
  '@typescript-eslint/no-misused-spread': 'off',
  '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
  '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  '@typescript-eslint/no-unnecessary-type-parameters': 'off',
  // An empty text counts as none.
  '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
  '@typescript-eslint/prefer-optional-chain': 'error',
  '@typescript-eslint/require-await': 'off',
  // `void | Promise<void>` is what a callback answers that may be async.
  '@typescript-eslint/no-invalid-void-type': 'off',
  // Kysely's expression builder and our own interfaces are made to be taken apart.
  '@typescript-eslint/unbound-method': 'off',
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
};

export default defineConfig(
  { ignores: ['**/node_modules/', '**/dist/', 'data/', 'coverage/', '.nx/', '**/schema.d.ts'] },
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { throughline },
    rules: {
      ...correctness,
      ...size,
      'no-restricted-exports': [
        'error',
        { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } },
      ],
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: nodeGlobals },
    rules: { 'no-undef': 'error', 'no-unused-vars': 'error', 'prefer-const': 'error', 'no-var': 'error' },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...typed,
      'throughline/boundaries': 'error',
      'no-restricted-syntax': ['error', ...namingSyntax],
    },
  },
  {
    files: SHIPPED,
    ignores: TESTS,
    rules: {
      'no-restricted-properties': ['error', ...environmentProperties],
      'no-restricted-imports': ['error', { paths: environmentImports }],
    },
  },
  { files: SHIPPED, ignores: [...TESTS, ...ENTRY_POINTS], rules: { 'no-console': 'error' } },
  {
    files: [...SHIPPED, 'bench/**/*.ts', 'tools/**/*.mjs'],
    ignores: [...TESTS, 'libs/contracts/**'],
    rules: { 'throughline/topic-names': 'error' },
  },
  {
    files: ['libs/service-kit/src/config/**'],
    rules: { 'no-restricted-properties': 'off', 'no-restricted-imports': 'off' },
  },
  {
    files: DECIDERS,
    ignores: TESTS,
    rules: {
      'no-restricted-syntax': ['error', ...namingSyntax, ...impureSyntax],
      'no-restricted-properties': ['error', ...environmentProperties, ...impureProperties],
      'no-restricted-globals': ['error', ...impureGlobals],
    },
  },
  {
    files: TESTS,
    rules: {
      'max-lines-per-function': 'off',
      'max-lines': 'off',
      'no-restricted-syntax': ['error', ...namingSyntax, ...testSyntax],
      'no-template-curly-in-string': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      ...off(UNSAFE_ANY),
    },
  },
  {
    files: WEB,
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      'max-lines-per-function': [
        'error',
        { max: LINES_PER_COMPONENT_MAX, skipBlankLines: true, skipComments: true },
      ],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@throughline/*', 'node:*'],
              message: 'the page knows the HTTP interface, nothing behind it',
            },
          ],
        },
      ],
    },
  },
  { files: DEFAULT_EXPORTED, rules: { 'no-restricted-exports': 'off' } },
);
