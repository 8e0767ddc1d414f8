import { Group, Text, Tooltip } from '@mantine/core';
import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../api/live.js';

/** Says whether what is shown follows the server. */
export function LiveMark() {
  const { t } = useTranslation();
  const { isConnected } = useLive();
  const Icon = isConnected ? IconPlugConnected : IconPlugConnectedX;
  return (
    <Tooltip label={t('live.offDetail')} disabled={isConnected} multiline w={240}>
      <Group gap={6} role="status" wrap="nowrap">
        <Icon size={16} aria-hidden />
        <Text size="xs">{isConnected ? t('live.on') : t('live.off')}</Text>
      </Group>
    </Tooltip>
  );
}
