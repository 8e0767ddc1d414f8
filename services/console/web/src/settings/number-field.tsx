import { NumberInput } from '@mantine/core';
import { useFieldWords } from './field-words.js';
import type { FieldProps } from './setting-field.js';

const DEGREE_DECIMALS = 6;

/** A number, or none. */
export function NumberField({ field, value, error, onChange }: FieldProps) {
  return (
    <NumberInput
      {...useFieldWords(field)}
      value={value === null ? '' : (value as number | '')}
      error={error}
      required={field.isOptional !== true}
      onChange={onChange}
      decimalScale={field.kind === 'integer' ? 0 : DEGREE_DECIMALS}
      {...(field.name === 'weightGrams' && { suffix: ' g' })}
    />
  );
}
