// @ts-check
const TOPIC_NAME = /\boms\.[a-z][\w.-]*\.v\d/;
/** A template that puts a topic's name together: `oms.${service}.retries.v1`. */
const TOPIC_NAME_START = /\boms\.([a-z]|$)/;

/** @type {import('eslint').Rule.RuleModule} */
export const topicNamesRule = {
  meta: {
    type: 'problem',
    docs: { description: 'A topic is named where it is declared, in libs/contracts, and nowhere else.' },
    schema: [],
    messages: {
      spelled: 'A topic name is spelled in libs/contracts alone: use TOPIC, topicNamed or whenEvent.',
    },
  },
  create: (context) => ({
    Literal(node) {
      if (typeof node.value === 'string' && TOPIC_NAME.test(node.value)) {
        context.report({ node, messageId: 'spelled' });
      }
    },
    TemplateElement(node) {
      const isWhole = node.parent.type === 'TemplateLiteral' && node.parent.expressions.length === 0;
      const pattern = isWhole ? TOPIC_NAME : TOPIC_NAME_START;
      if (pattern.test(node.value.raw)) context.report({ node, messageId: 'spelled' });
    },
  }),
};
