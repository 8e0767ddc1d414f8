// @ts-check
import { judgeImport } from './judge-import.mjs';
import { placeOfFile } from './place.mjs';

/** The module that a call loads, if its text is in the source: `import('pg')`, `require('pg')`. */
const REQUIRE_CALL = "CallExpression[callee.name='require'][arguments.0.type='Literal']";

/** @type {import('eslint').Rule.RuleModule} */
export const boundariesRule = {
  meta: {
    type: 'problem',
    docs: { description: 'Imports follow the tables of tools/boundaries.mjs.' },
    schema: [],
    messages: { crossed: '{{rule}}: {{message}} (tools/boundaries.mjs)' },
  },
  create(context) {
    const place = placeOfFile(context.filename);
    /** @param {any} source the literal that names the module */
    const check = (source) => {
      if (typeof source?.value !== 'string') return;
      const violation = judgeImport(place, source.value);
      if (violation) context.report({ node: source, messageId: 'crossed', data: { ...violation } });
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (/** @type {any} */ node) => check(node.source ?? node.argument?.literal),
      TSExternalModuleReference: (/** @type {any} */ node) => check(node.expression),
      [REQUIRE_CALL]: (/** @type {any} */ node) => check(node.arguments[0]),
    };
  },
};
