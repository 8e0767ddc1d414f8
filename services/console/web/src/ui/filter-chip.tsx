import { CloseButton, Group, Pill, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface FilterChipProps {
  readonly name: string;
  readonly value: string;
  readonly onRemove: () => void;
}

/** A filter that is set, to be taken away. */
export function FilterChip({ name, value, onRemove }: FilterChipProps) {
  const { t } = useTranslation('pages');
  const words = `${name}: ${value}`;
  return (
    <Pill size="md" maw="100%">
      <Group gap={4} wrap="nowrap">
        <Text size="sm" truncate dir="auto">
          {words}
        </Text>
        <CloseButton size="sm" aria-label={t('removeFilter', { filter: words })} onClick={onRemove} />
      </Group>
    </Pill>
  );
}
