import { useTranslation } from 'react-i18next';
import { useFormat } from '../shell/preferences.js';
import type { FieldProblem } from './checks.js';
import type { Field } from './fields.js';

/** What a field is called, what it does, and what holds where it stays empty. */
export function useFieldWords({ name, isOptional, whenEmpty }: Field) {
  const { t } = useTranslation('settings');
  const hint = t as (key: string, options: { readonly defaultValue: string }) => string;
  return {
    label: t(`fields.${name}`),
    description: hint(`hints.${name}`, { defaultValue: '' }) || undefined,
    placeholder: isOptional ? t(`whenEmpty.${whenEmpty ?? 'byDefault'}`) : undefined,
  };
}

/** Says what is wrong with what was filled in. */
export function useProblemWords(): (field: Field, problem: FieldProblem) => string {
  const { t } = useTranslation(['settings', 'pages']);
  const { number, duration } = useFormat();
  return ({ kind }, problem) => {
    if (problem.is === 'missing') return t('pages:missing');
    if (problem.is === 'notWhole') return t('pages:limits.notWhole');
    const limit = kind === 'duration' ? duration(problem.limit) : number(problem.limit);
    return t(`pages:limits.${problem.is}`, { limit });
  };
}
