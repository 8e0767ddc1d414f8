import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { COLUMN_IDS, type ColumnId } from './columns.js';

interface ColumnMenuProps {
  readonly shown: readonly ColumnId[];
  onChange(shown: readonly ColumnId[]): void;
}

export function ColumnMenu({ shown, onChange }: ColumnMenuProps) {
  const { t } = useTranslation('orders');
  return (
    <Popover position="bottom-end" trapFocus shadow="md">
      <Popover.Target>
        <Button variant="default" size="xs" leftSection={<IconColumns3 size={14} aria-hidden />}>
          {t('columns.choose')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          {COLUMN_IDS.map((id) => (
            <Checkbox
              key={id}
              label={t(`columns.${id}`)}
              checked={shown.includes(id)}
              disabled={id === 'orderNumber'}
              onChange={({ currentTarget }) =>
                onChange(currentTarget.checked ? [...shown, id] : shown.filter((each) => each !== id))
              }
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
