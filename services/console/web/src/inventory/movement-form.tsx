import { Button, Group, NativeSelect, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, type Schemas } from '../api/client.js';
import { keys } from '../api/keys.js';
import { useNames } from '../orders/use-names.js';
import { fieldProblemsOf, isBeyondFields } from '../ui/field-problems.js';
import { notifyDone } from '../ui/notify.js';
import { ProblemNotice } from '../ui/problem-notice.js';

const REASONS = [
  'count',
  'damage',
  'theft',
  'found',
  'correction',
  'other',
] as const satisfies readonly Schemas['AdjustStockInput']['reason'][];

const FIELDS = ['sku', 'locationId', 'quantity', 'reason', 'reference'];

export interface MovementOptions {
  readonly kind: 'receipt' | 'adjustment';
  /** Asked for where it is not given. */
  readonly sku?: string;
}

interface Movement {
  readonly sku: string;
  readonly locationId: string;
  readonly quantity: string | number;
  readonly reason: (typeof REASONS)[number];
  readonly reference: string;
}

const isWhole = ({ sku, locationId, quantity, reference }: Movement): boolean =>
  [sku, locationId, quantity, reference].every((value) => value !== '');

function send(kind: MovementOptions['kind'], { reason, quantity, ...movement }: Movement): Promise<unknown> {
  // What is no number goes as it is: the server says what is wrong with it, at the field.
  const body = { ...movement, quantity: quantity as number };
  return kind === 'receipt'
    ? answerOf(api.POST('/api/v1/stock/receipts', { body }))
    : answerOf(api.POST('/api/v1/stock/adjustments', { body: { ...body, reason } }));
}

function useMovement({ kind, sku = '' }: MovementOptions, onDone: () => void) {
  const { t } = useTranslation('inventory');
  const client = useQueryClient();
  const [movement, setMovement] = useState<Movement>(() => ({
    sku,
    locationId: '',
    quantity: '',
    reason: 'count',
    // Made once for the form: sent twice, it still moves stock once.
    reference: `console-${crypto.randomUUID()}`,
  }));
  const sending = useMutation({
    mutationFn: () => send(kind, movement),
    onSuccess: () => {
      notifyDone(t(`${kind}.done`));
      void client.invalidateQueries({ queryKey: keys.stock });
      onDone();
    },
  });
  return { movement, change: (part: Partial<Movement>) => setMovement({ ...movement, ...part }), sending };
}

function MovementForm({ onDone, ...options }: MovementOptions & { readonly onDone: () => void }) {
  const { t } = useTranslation(['inventory', 'common', 'pages']);
  const { locations } = useNames();
  const { movement, change, sending } = useMovement(options, onDone);
  const [isChecked, setChecked] = useState(false);
  const missing = isChecked ? t('pages:missing') : undefined;
  const problems = fieldProblemsOf(sending.error);
  const { kind } = options;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isWhole(movement)) sending.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">{t(`${kind}.text`)}</Text>
        {options.sku === undefined && (
          <TextInput
            label={t('sku')}
            value={movement.sku}
            error={movement.sku === '' ? missing : problems['sku']}
            onChange={({ currentTarget }) => change({ sku: currentTarget.value.trim() })}
            required
          />
        )}
        <NativeSelect
          label={t('filters.locationId')}
          data={[{ value: '', label: '' }, ...locations.map(({ id, name }) => ({ value: id, label: name }))]}
          value={movement.locationId}
          error={movement.locationId === '' ? missing : problems['locationId']}
          onChange={({ currentTarget }) => change({ locationId: currentTarget.value })}
          required
          data-autofocus
        />
        <NumberInput
          label={t('quantity')}
          description={t(`${kind}.quantity`)}
          value={movement.quantity}
          error={movement.quantity === '' ? missing : problems['quantity']}
          onChange={(quantity) => change({ quantity })}
          allowDecimal={false}
          allowNegative={kind === 'adjustment'}
          required
        />
        {kind === 'adjustment' && (
          <NativeSelect
            label={t('common:reason')}
            data={REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
            value={movement.reason}
            error={problems['reason']}
            onChange={({ currentTarget }) => change({ reason: currentTarget.value as Movement['reason'] })}
          />
        )}
        <TextInput
          label={t('reference')}
          description={t('referenceHint')}
          value={movement.reference}
          error={movement.reference === '' ? missing : problems['reference']}
          onChange={({ currentTarget }) => change({ reference: currentTarget.value })}
          required
        />
        {isBeyondFields(sending.error, FIELDS) && <ProblemNotice error={sending.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={sending.isPending}>
            {t(`${kind}.confirm`)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Asks for what came in, or for what the count found. */
export function openMovement(options: MovementOptions): void {
  const id = modals.open({
    title: i18next.t(`inventory:${options.kind}.title`, { sku: options.sku ?? '' }),
    closeButtonProps: { 'aria-label': i18next.t('close') },
    children: <MovementForm {...options} onDone={() => modals.close(id)} />,
  });
}
