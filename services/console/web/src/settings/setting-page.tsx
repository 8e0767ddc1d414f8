import { Anchor, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { NotFoundPage } from '../shell/not-found-page.js';
import { Actor } from '../ui/actor.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { Ago } from '../ui/time.js';
import { isKind, nameOf, type KindName } from './kinds.js';
import { SettingForm } from './setting-form.js';
import { SettingHistory } from './setting-history.js';
import styles from './settings.module.css';
import { useSetting } from './use-settings.js';

export const settingPath = (kind: KindName, id: string): string =>
  `/settings/${kind}/${encodeURIComponent(id)}`;

function Head({ kind, title, note }: { kind: KindName; title: string; note?: string | undefined }) {
  const { t } = useTranslation('settings');
  return (
    <Stack gap={0}>
      <Anchor component={Link} to={`/settings/${kind}`} size="sm">
        {t(`back.${kind}`)}
      </Anchor>
      <PageTitle>{title}</PageTitle>
      {note !== undefined && (
        <Text size="sm" c="dimmed">
          {note}
        </Text>
      )}
    </Stack>
  );
}

/** A setting that is being made. */
export function NewSetting({ kind }: { readonly kind: KindName }) {
  const { t } = useTranslation('settings');
  const navigate = useNavigate();
  return (
    <Stack>
      <Head kind={kind} title={t(`add.${kind}`)} />
      <SettingForm kind={kind} setting={undefined} onSaved={(id) => void navigate(settingPath(kind, id))} />
    </Stack>
  );
}

function OneSetting({ kind, id }: { readonly kind: KindName; readonly id: string }) {
  const { t } = useTranslation(['settings', 'common']);
  const { data, error, isPending, refetch } = useSetting(kind, id);
  return (
    <Stack>
      <Head kind={kind} title={data ? nameOf(data) : id} note={data && id} />
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton height={320} aria-label={t('common:loading')} />}
      {data && (
        <div className={styles['columns']}>
          <Stack gap="sm">
            <Text size="sm" c="dimmed">
              {t('lastChanged')} <Ago at={data.updatedAt} /> · <Actor actor={data.updatedBy} />
            </Text>
            <SettingForm key={id} kind={kind} setting={data} onSaved={() => undefined} />
          </Stack>
          <Stack component="section" gap="sm">
            <Title order={3} size="h5">
              {t('history.title')}
            </Title>
            <SettingHistory kind={kind} id={id} />
          </Stack>
        </div>
      )}
    </Stack>
  );
}

/** One location, product or channel: as it is, to be changed, and what it was. */
export function SettingPage() {
  const { kind, id = '' } = useParams();
  return isKind(kind) ? <OneSetting kind={kind} id={id} /> : <NotFoundPage />;
}
