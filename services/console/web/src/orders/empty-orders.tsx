import { Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { keys } from '../api/keys.js';
import { EmptyState } from '../ui/empty-state.js';
import { notifyDone } from '../ui/notify.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { sendSamples } from './samples.js';

/** By then the list has followed what was just placed. */
const LIST_LAG_MS = 1_500;

/** The first page of an empty system: what it is for, and something to try. */
export function NoOrdersYet() {
  const { t } = useTranslation('orders');
  const client = useQueryClient();
  const samples = useMutation({
    mutationFn: sendSamples,
    onSuccess: (count) => {
      if (count > 0) notifyDone(t('empty.sent', { count }));
      void client.invalidateQueries({ queryKey: keys.orders });
      // The pointer stands where the first rows come: by themselves the last of them would not.
      window.setTimeout(() => void client.invalidateQueries({ queryKey: keys.orders }), LIST_LAG_MS);
    },
  });
  return (
    <EmptyState title={t('empty.title')}>
      <Text size="sm">{t('empty.text')}</Text>
      <Button onClick={() => samples.mutate()} loading={samples.isPending}>
        {t('empty.samples')}
      </Button>
      {samples.data === 0 && (
        <>
          <Text size="sm">{t('empty.settings')}</Text>
          <Button component={Link} to="/settings" variant="default">
            {t('empty.toSettings')}
          </Button>
        </>
      )}
      {samples.error && <ProblemNotice error={samples.error} />}
    </EmptyState>
  );
}

export function NoMatch({ onClear }: { readonly onClear: () => void }) {
  const { t } = useTranslation('orders');
  return (
    <EmptyState title={t('noMatch.title')}>
      <Text size="sm">{t('noMatch.text')}</Text>
      <Button variant="default" onClick={onClear}>
        {t('filters.clear')}
      </Button>
    </EmptyState>
  );
}
