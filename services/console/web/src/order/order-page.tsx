import { Button, Grid, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams, useLocation } from 'react-router';
import { ProblemAnswer } from '../api/problem.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { AsOfSlider } from './as-of-slider.js';
import { CaseNotes } from './case-notes.js';
import { Customer } from './customer.js';
import { Head } from './head.js';
import { Lines } from './lines.js';
import { Messages, Payloads } from './messages.js';
import { Money } from './money.js';
import { NextSteps } from './next-steps.js';
import { ShownOrderContext, type ShownOrder } from './order-context.js';
import { Section } from './section.js';
import { Shipments } from './shipments.js';
import { StockAndRouting } from './stock-and-routing.js';
import { Timeline } from './timeline.js';
import { useEvents, useOrder } from './use-order.js';

const isMissing = (error: unknown): boolean =>
  error instanceof ProblemAnswer && (error.status === 404 || error.status === 400);

/** The instant in the address, if it is one. */
function useAsOf(): readonly [string | null, (asOf: string | null) => void] {
  const [parameters, setParameters] = useSearchParams();
  const { state } = useLocation() as { state: unknown };
  const text = parameters.get('asOf');
  const asOf = text !== null && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : null;
  const change = (next: string | null) =>
    setParameters(next === null ? {} : { asOf: next }, { replace: true, state });
  return [asOf, change];
}

function Missing() {
  const { t } = useTranslation('order');
  return (
    <Stack align="flex-start">
      <PageTitle>{t('missing.title')}</PageTitle>
      <Text>{t('missing.text')}</Text>
      <Button component={Link} to="/orders">
        {t('missing.back')}
      </Button>
    </Stack>
  );
}

interface PartsProps {
  readonly shown: ShownOrder;
  readonly onAsOf: (asOf: string | null) => void;
}

function Parts({ shown, onAsOf }: PartsProps) {
  const { t } = useTranslation('order');
  const { view, asOf } = shown;
  const { data: events = [], error, refetch } = useEvents(view.orderId);
  return (
    <ShownOrderContext value={shown}>
      <Stack gap="sm">
        <Head />
        <AsOfSlider events={events} asOf={asOf} onChange={onAsOf} />
        <Section title={t('next.title')}>
          <NextSteps />
        </Section>
        {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
        <Grid gap="sm">
          <Grid.Col span={{ base: 12, lg: 7 }}>
            <Stack gap="sm">
              <Lines />
              <Shipments />
              <Money />
              <StockAndRouting events={events} />
              <Customer />
              <Messages />
              <Payloads />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, lg: 5 }}>
            <Stack gap="sm">
              <Timeline events={events} currency={view.order.currency} asOf={asOf} />
              <CaseNotes />
            </Stack>
          </Grid.Col>
        </Grid>
      </Stack>
    </ShownOrderContext>
  );
}

/** Everything about one order: as it is, or as it was. */
export function OrderPage() {
  const { t } = useTranslation();
  const { orderId = '' } = useParams();
  const [asOf, setAsOf] = useAsOf();
  const { data: view, error, refetch } = useOrder(orderId, asOf);
  const shown = useMemo(() => (view ? { view, asOf } : undefined), [view, asOf]);

  if (isMissing(error)) return <Missing />;
  if (shown) return <Parts shown={shown} onAsOf={setAsOf} />;
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  return (
    <Stack aria-busy aria-label={t('loading')}>
      <Skeleton height={60} />
      <Group grow>
        <Skeleton height={320} />
        <Skeleton height={320} />
      </Group>
    </Stack>
  );
}
