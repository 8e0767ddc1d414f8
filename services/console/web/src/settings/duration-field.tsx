import { Group, Input, NativeSelect, NumberInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { amountOf, DURATION_UNITS, msOf, unitOf, type DurationUnit } from './durations.js';
import { useFieldWords } from './field-words.js';
import type { FieldProps } from './setting-field.js';

const DECIMALS = 6;

/** A duration, as a number of the unit that fits it, or that is chosen. */
export function DurationField({ field, value, error, onChange }: FieldProps) {
  const { t } = useTranslation('settings');
  const { label, description, placeholder } = useFieldWords(field);
  const id = useId();
  const [chosen, setChosen] = useState<DurationUnit>();
  const ms = typeof value === 'number' ? value : undefined;
  const unit = chosen ?? (ms === undefined ? 'minutes' : unitOf(ms));
  const amount = ms === undefined ? '' : amountOf(ms, unit);
  const choose = (next: DurationUnit) => {
    setChosen(next);
    if (amount !== '') onChange(msOf(amount, next));
  };
  return (
    <Input.Wrapper {...{ id, label, description, error }} required={field.isOptional !== true}>
      <Group gap="xs" wrap="nowrap" mt={4} mb={error === undefined ? 0 : 4}>
        <NumberInput
          id={id}
          flex={1}
          value={amount}
          error={error !== undefined}
          placeholder={placeholder}
          decimalScale={DECIMALS}
          allowNegative={false}
          onChange={(next) => {
            setChosen(unit);
            onChange(next === '' ? '' : msOf(Number(next), unit));
          }}
        />
        <NativeSelect
          aria-label={t('unitOf', { field: label })}
          data={DURATION_UNITS.map((each) => ({ value: each, label: t(`units.${each}`) }))}
          value={unit}
          onChange={({ currentTarget }) => choose(currentTarget.value as DurationUnit)}
        />
      </Group>
    </Input.Wrapper>
  );
}
