import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconClock, IconHourglass, IconUserQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { isReasoned } from '../exceptions/use-exceptions.js';
import { Ago, DateTime } from '../ui/time.js';
import { useSaid } from '../ui/use-said.js';
import { useShownOrder } from './order-context.js';
import { useAct } from './use-act.js';

type Step = Schemas['Step'];
type Decision = Extract<Step, { kind: 'decision' }>;

/** A decision that is open, why, since when, and what can be done about it. */
function DecisionNotice({ step }: { readonly step: Decision }) {
  const { t } = useTranslation(['order', 'status', 'exceptions']);
  const { asOf } = useShownOrder();
  const act = useAct();
  const saidOf = useSaid();
  return (
    <Alert
      color="orange"
      icon={<IconUserQuestion aria-hidden />}
      title={t('next.decision', { step: t(`status:step.${step.name}`) })}
    >
      <Text size="sm">{t(`exceptions:what.${step.name}`)}</Text>
      <Text size="sm" dir="auto">
        {t('next.because', { reason: saidOf(step.reason) })} <Ago at={step.since} />
      </Text>
      <Group gap="xs" mt="xs">
        {step.actions.filter(isReasoned).map((action, index) => (
          <Button
            key={action}
            size="xs"
            variant={index === 0 ? 'filled' : 'default'}
            disabled={asOf !== null}
            onClick={() => act(action, step.key)}
          >
            {t(`status:action.${action}`)}
          </Button>
        ))}
      </Group>
    </Alert>
  );
}

/** Partners are waited for by shipment, and by how often it was asked: "1.0". */
const PARTNER_STEPS: readonly Step['name'][] = ['await-acknowledgement', 'await-shipping', 'await-delivery'];

const awaitedShipment = ({ name, subject }: Step): string | undefined =>
  PARTNER_STEPS.includes(name) ? subject?.split('.', 1)[0] : undefined;

function Waiting({ step }: { readonly step: Exclude<Step, Decision> }) {
  const { t } = useTranslation(['order', 'status']);
  const isAwait = step.kind === 'await';
  const Icon = isAwait ? IconClock : IconHourglass;
  const name = t(`status:step.${step.name}`);
  const shipmentId = awaitedShipment(step);
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <Icon size={18} aria-hidden style={{ flex: 'none' }} />
      <Text size="sm">
        {t(isAwait ? 'next.await' : 'next.duty', { step: name })}
        {shipmentId !== undefined && ` (${t('next.shipment', { id: shipmentId })})`}
        {isAwait && (
          <>
            {', '}
            {t('next.until')} <DateTime at={step.dueAt} /> (<Ago at={step.dueAt} />)
          </>
        )}
      </Text>
    </Group>
  );
}

/** What happens next with the order, and who owes it. */
export function NextSteps() {
  const { t } = useTranslation('order');
  const { view } = useShownOrder();
  const { nextSteps, order } = view;
  const saidOf = useSaid();
  if (nextSteps.length === 0) {
    const text = order.ending ? t('next.ended', { reason: saidOf(order.ending.reason) }) : t('next.nothing');
    return <Text size="sm">{text}</Text>;
  }
  return (
    <Stack gap="xs" aria-live="polite">
      {nextSteps.map((step) =>
        step.kind === 'decision' ? (
          <DecisionNotice key={step.key} step={step} />
        ) : (
          <Waiting key={step.key} step={step} />
        ),
      )}
    </Stack>
  );
}
