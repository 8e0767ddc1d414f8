import { Button, Group, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.js';
import { useFormat } from '../shell/preferences.js';
import { notifyDone } from '../ui/notify.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { MovementField } from './movement-field.js';
import {
  missingIn,
  movementKind,
  type FieldName,
  type MovementName,
  type MovementValues,
} from './movement-kinds.js';
import { unitsProblemIn } from './movement-limits.js';
import { problemsOf } from './movement-problems.js';

export interface MovementOptions {
  readonly kind: MovementName;
  /** What is known already: the form asks for it only where it may be another. */
  readonly given?: Partial<MovementValues>;
  /** False: the product has no lots to be named. */
  readonly hasLots?: boolean;
}

const LOT_FIELDS: ReadonlySet<FieldName> = new Set(['lotId', 'expiresOn']);

function emptyValues(kind: MovementName, given: Partial<MovementValues>): MovementValues {
  // Made once for the form: sent twice, it still moves stock once.
  const reference = `console-${crypto.randomUUID()}`;
  const [reason = ''] = movementKind(kind).reasons ?? [];
  const nothing = { sku: '', locationId: '', toLocationId: '', channelId: '', incomingId: '', lotId: '' };
  const amounts = { quantity: '', counted: '', quarantined: '', expectedOn: '', expiresOn: '' };
  return { ...nothing, ...amounts, because: '', reason, reference, transferId: reference, ...given };
}

function useMovement({ kind, given = {} }: MovementOptions, onDone: () => void) {
  const { t } = useTranslation('inventory');
  const client = useQueryClient();
  const [values, setValues] = useState(() => emptyValues(kind, given));
  const sending = useMutation({
    mutationFn: () => movementKind(kind).send(values),
    onSuccess: () => {
      notifyDone(t(`${kind}.done`));
      void client.invalidateQueries({ queryKey: keys.stock });
      onDone();
    },
  });
  const change = (name: FieldName) => (value: string | number) => setValues({ ...values, [name]: value });
  return { values, change, sending };
}

/** The SKU and the order that it came with are not asked for again. */
const fieldsOf = ({ kind, given = {}, hasLots = true }: MovementOptions): readonly FieldName[] =>
  movementKind(kind).fields.filter(
    (name) => !(name === 'sku' && given.sku !== undefined) && (hasLots || !LOT_FIELDS.has(name)),
  );

function MovementForm({ onDone, ...options }: MovementOptions & { readonly onDone: () => void }) {
  const { t } = useTranslation(['inventory', 'common', 'pages', 'problems']);
  const { values, change, sending } = useMovement(options, onDone);
  const { number } = useFormat();
  const [isChecked, setChecked] = useState(false);
  const { kind } = options;
  const fields = fieldsOf(options);
  const missing = missingIn(kind, values);
  const problems = problemsOf(sending.error, fields, (code) => t(`problems:${code}`));
  const unitsErrorOf = (name: FieldName): string | undefined => {
    const problem = unitsProblemIn(kind, name, values);
    if (problem === undefined) return undefined;
    if (problem.is === 'zero') return t('pages:limits.zero');
    return t(`pages:limits.${problem.is}`, { limit: number(problem.limit) });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    const isWrong = fields.some((name) => unitsErrorOf(name) !== undefined);
    if (missing.length === 0 && !isWrong) sending.mutate();
  };
  const errorOf = (name: FieldName) =>
    isChecked && missing.includes(name) ? t('pages:missing') : (unitsErrorOf(name) ?? problems.byField[name]);
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">{t(`${kind}.text`)}</Text>
        {fields.map((name, index) => (
          <MovementField
            key={name}
            {...{ kind, name }}
            value={values[name]}
            error={errorOf(name)}
            hasFocus={index === 0}
            onChange={change(name)}
          />
        ))}
        {problems.isBeyondFields && <ProblemNotice error={sending.error} />}
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

/** Asks for what came in, what a count found, what is on its way … */
export function openMovement(options: MovementOptions): void {
  const sku = options.given?.sku ?? '';
  const id = modals.open({
    title: i18next.t(`inventory:${options.kind}.title`, { sku }),
    closeButtonProps: { 'aria-label': i18next.t('close') },
    children: <MovementForm {...options} onDone={() => modals.close(id)} />,
  });
}
