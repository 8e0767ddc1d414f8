import { Alert, Button, List } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ProblemAnswer, ServerAway } from '../api/problem.js';

interface ProblemNoticeProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What a code of a refusal means, in the page's language; the service's own text for one that is not known. */
export function useRefusal(): (code: string, detail?: string) => string {
  const { t } = useTranslation('problems');
  return (code, detail = '') => {
    return t(code as 'not-found', { detail, defaultValue: detail || code });
  };
}

/** The sentence that a person reads for an error. */
export function useSentenceOf(): (error: unknown) => string {
  const { t } = useTranslation();
  const refusalOf = useRefusal();
  return (error) => {
    if (error instanceof ServerAway) return t('problem.away');
    if (!(error instanceof ProblemAnswer)) return t('problem.unexpected', { code: String(error) });
    const unknown = error.status >= 500 ? t('problem.unexpected', { code: error.code }) : error.detail;
    return refusalOf(error.code, unknown || t('problem.notFound'));
  };
}

/** Says what did not work, and what can be done. */
export function ProblemNotice({ error, onRetry }: ProblemNoticeProps) {
  const { t } = useTranslation();
  const sentenceOf = useSentenceOf();
  const problems = error instanceof ProblemAnswer ? error.problems : [];
  return (
    <Alert color="red" icon={<IconAlertCircle aria-hidden />} title={t('problem.title')} role="alert">
      {sentenceOf(error)}
      {problems.length > 0 && (
        <List size="sm">
          {problems.map(({ field, message }) => (
            <List.Item key={`${field} ${message}`}>{message}</List.Item>
          ))}
        </List>
      )}
      {onRetry && (
        <Button mt="xs" size="xs" variant="default" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </Alert>
  );
}
