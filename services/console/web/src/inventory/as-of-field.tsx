import { Button, Group, Text, TextInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { localOf } from './day-of.js';

interface AsOfFieldProps {
  readonly asOf: string | null;
  onChange(asOf: string | null): void;
}

/** Chooses the moment of which the ledger is shown; null is now. */
export function AsOfField({ asOf, onChange }: AsOfFieldProps) {
  const { t } = useTranslation('inventory');
  const id = useId();
  const choose = (local: string) => {
    const at = Date.parse(local);
    onChange(Number.isNaN(at) ? null : new Date(at).toISOString());
  };
  return (
    <Group gap="xs">
      <Text component="label" htmlFor={id} size="sm">
        {t('ledger.asOf')}
      </Text>
      <TextInput
        id={id}
        type="datetime-local"
        size="xs"
        title={t('ledger.asOfHint')}
        value={asOf === null ? '' : localOf(asOf)}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      {asOf !== null && (
        <Button size="xs" variant="default" onClick={() => onChange(null)}>
          {t('ledger.now')}
        </Button>
      )}
    </Group>
  );
}
