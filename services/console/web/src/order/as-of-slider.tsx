import { ActionIcon, Alert, Button, Group, Slider, Text } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconHistory } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../shell/preferences.js';
import { momentsOf, placeOf } from './as-of.js';
import type { LedgerEvent } from './event-words.js';

/** While the slider is being moved, the order is asked for once it rests this long. */
const REST_MS = 120;

interface AsOfSliderProps {
  readonly events: readonly LedgerEvent[];
  readonly asOf: string | null;
  onChange(asOf: string | null): void;
}

/** Goes through the order's past, moment by moment: the whole page shows what was known then. */
export function AsOfSlider({ events, asOf, onChange }: AsOfSliderProps) {
  const { t } = useTranslation('order');
  const { dateTime } = useFormat();
  const moments = useMemo(() => momentsOf(events), [events]);
  const last = moments.length - 1;
  const settled = placeOf(moments, asOf);
  const [moving, setMoving] = useState<number | null>(null);
  const place = moving ?? settled;

  const settle = useDebouncedCallback((next: number) => {
    setMoving(null);
    onChange(next >= last ? null : (moments[next]?.at ?? null));
  }, REST_MS);
  const move = (next: number) => {
    const bounded = Math.min(Math.max(next, 0), last);
    setMoving(bounded);
    settle(bounded);
  };
  const labelOf = (value: number): string =>
    value >= last ? t('asOf.now') : dateTime(moments[value]?.at ?? '');

  if (last < 1) return null;
  return (
    <>
      <Group gap="xs" wrap="nowrap">
        <ActionIcon
          variant="default"
          aria-label={t('asOf.earlier')}
          disabled={place <= 0}
          onClick={() => move(place - 1)}
        >
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <Slider
          flex={1}
          min={0}
          max={last}
          value={place}
          onChange={move}
          label={labelOf}
          thumbLabel={t('asOf.label')}
          thumbProps={{ 'aria-valuetext': labelOf(place) }}
        />
        <ActionIcon
          variant="default"
          aria-label={t('asOf.later')}
          disabled={place >= last}
          onClick={() => move(place + 1)}
        >
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
      </Group>
      {asOf !== null && (
        <Alert color="yellow" icon={<IconHistory aria-hidden />} p="xs" role="status">
          <Group justify="space-between">
            <Text size="sm">{t('asOf.banner', { time: dateTime(asOf) })}</Text>
            <Button size="compact-sm" variant="default" onClick={() => onChange(null)}>
              {t('asOf.back')}
            </Button>
          </Group>
        </Alert>
      )}
    </>
  );
}
