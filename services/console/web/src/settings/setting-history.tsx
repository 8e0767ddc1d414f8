import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Actor } from '../ui/actor.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { DateTime } from '../ui/time.js';
import { differencesOf } from './differences.js';
import { KINDS, type KindName, type PastSetting } from './kinds.js';
import styles from './settings.module.css';
import { useSettingHistory } from './use-settings.js';
import { useValueWords } from './value-words.js';

interface PastProps {
  readonly kind: KindName;
  readonly past: PastSetting;
  /** The one before it; undefined for the first. */
  readonly before: PastSetting | undefined;
}

function Changes({ kind, past, before }: PastProps) {
  const { t } = useTranslation('settings');
  const wordsOf = useValueWords();
  const { fields } = KINDS[kind];
  if (before === undefined) return <Text size="sm">{t('history.first')}</Text>;
  return (
    <dl className={styles['changes']}>
      {differencesOf(fields, before.values, past.values).map(({ name, before: old, after }) => {
        const field = fields.find((each) => each.name === name);
        return (
          field && (
            <div key={name}>
              <dt>{t(`fields.${name}`)}</dt>
              <dd>
                <del>{wordsOf(field, old)}</del> <span aria-hidden>→</span> <ins>{wordsOf(field, after)}</ins>
              </dd>
            </div>
          )
        );
      })}
    </dl>
  );
}

function Past({ kind, past, before }: PastProps) {
  return (
    <li>
      <Text size="sm" fw={600} dir="auto">
        {past.reason}
      </Text>
      <Text size="xs" c="dimmed">
        <DateTime at={past.at} /> · <Actor actor={past.actor} />
      </Text>
      <Changes kind={kind} past={past} before={before} />
    </li>
  );
}

/** Who changed what, when and why: the newest first. */
export function SettingHistory({ kind, id }: { readonly kind: KindName; readonly id: string }) {
  const { t } = useTranslation(['settings', 'common']);
  const history = useSettingHistory(kind, id);
  if (history.error) return <ProblemNotice error={history.error} onRetry={() => void history.refetch()} />;
  if (history.isPending) return <Skeleton height={120} aria-label={t('common:loading')} />;
  return (
    <Stack align="flex-start">
      <ol className={styles['history']}>
        {history.rows.map((past, index) => {
          const before = history.rows[index + 1];
          // The change before the last one shown is on the next page.
          if (before === undefined && history.hasNextPage) return null;
          return <Past key={past.revision} kind={kind} past={past} before={before} />;
        })}
      </ol>
      {history.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t('common:more')}
        </Button>
      )}
    </Stack>
  );
}
