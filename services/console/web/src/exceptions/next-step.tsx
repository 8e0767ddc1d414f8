import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core';
import { IconCheck, IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { askForReason } from '../ui/reason-dialog.js';
import { notifyDone } from '../ui/notify.js';
import { act, isReasoned, useRefresh, type ExceptionView, type StepAction } from './use-exceptions.js';

export const isDangerous = (action: StepAction): boolean => action === 'cancel' || action === 'reject';

interface NextStepProps {
  readonly item: ExceptionView;
  readonly isSettled: boolean;
  readonly onSettled: (item: ExceptionView) => void;
}

function useTake({ item, onSettled }: Omit<NextStepProps, 'isSettled'>): (action: StepAction) => void {
  const { t } = useTranslation(['exceptions', 'status']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const number = item.orderNumber;
  return (action) => {
    if (!isReasoned(action)) {
      void navigate(`/dead-letters?order=${item.orderId}`);
      return;
    }
    askForReason({
      title: t('ask.title', { action: t(`status:action.${action}`), number }),
      children: t(`ask.${action}`),
      confirm: t(`status:action.${action}`),
      isDangerous: isDangerous(action),
      onConfirm: async (reason) => {
        try {
          await act(action, item, reason);
          onSettled(item);
          notifyDone(t('ask.done', { action: t(`status:action.${action}`), number }));
        } finally {
          // Refused or not: it may be another by now.
          refresh([item.orderId]);
        }
      },
    });
  };
}

/** The next step as a button, and what else can be done behind three dots. */
export function NextStep({ item, isSettled, onSettled }: NextStepProps) {
  const { t } = useTranslation(['exceptions', 'status']);
  const take = useTake({ item, onSettled });
  const [first, ...others] = item.actions;
  if (isSettled) {
    return (
      <Group gap={4} wrap="nowrap" justify="flex-end">
        <IconCheck size={16} aria-hidden />
        <Text size="sm">{t('settled')}</Text>
      </Group>
    );
  }
  if (first === undefined) return null;
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      <Button
        size="compact-sm"
        variant={isDangerous(first) ? 'default' : 'light'}
        onClick={() => take(first)}
        aria-label={t('actOn', { action: t(`status:action.${first}`), number: item.orderNumber })}
      >
        {t(`status:action.${first}`)}
      </Button>
      {others.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('otherActions', { number: item.orderNumber })}
            >
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((action) => (
              <Menu.Item
                key={action}
                onClick={() => take(action)}
                {...(isDangerous(action) && { color: 'red' })}
              >
                {t(`status:action.${action}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}
