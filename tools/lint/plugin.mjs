// @ts-check
import { boundariesRule } from './boundaries-rule.mjs';
import { topicNamesRule } from './topic-names-rule.mjs';

/** Our own rules, as the ESLint plugin `throughline`. */
export const throughline = { rules: { boundaries: boundariesRule, 'topic-names': topicNamesRule } };
