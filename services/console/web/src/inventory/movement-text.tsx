import { Anchor, Text } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { en } from '../i18n/en/index.js';
import { useNames } from '../orders/use-names.js';
import { useFormat } from '../shell/preferences.js';
import { Actor } from '../ui/actor.js';
import type { LedgerEntry } from './use-stock.js';

type Words = typeof en.inventory;
type Stating = keyof Words['ledger']['stated'];
type Due = keyof Words['ledger']['due'];

/** What a fact says besides what it moved: each part stands by itself. */
function useParts(): (entry: LedgerEntry) => readonly ReactNode[] {
  const { t } = useTranslation('inventory');
  const { date, dateTime } = useFormat();
  const { channelName } = useNames();
  return ({ type, channelId, stated, dueAt, reason, reference, orderId }) => {
    const isHold = type === 'CheckoutHoldPlaced' || type === 'CheckoutHoldExtended';
    const due = dueAt !== null && (isHold ? dateTime(dueAt) : date(dueAt));
    return [
      channelId !== null && channelName(channelId),
      stated !== null && t(`ledger.stated.${type as Stating}`, { count: stated, defaultValue: '' }),
      due !== false && t(`ledger.due.${type as Due}`, { date: due, defaultValue: '' }),
      reason !== null && t(`reasons.${reason as keyof Words['reasons']}`, { defaultValue: reason }),
      reference !== null && <bdi>{reference}</bdi>,
      orderId !== null && (
        <Anchor component={Link} to={`/orders/${orderId}`} inherit underline="always">
          {t('toOrder')}
        </Anchor>
      ),
    ].filter((part) => part !== false && part !== '');
  };
}

/** What a fact of the item's ledger says, in words. */
export function MovementText({ entry }: { readonly entry: LedgerEntry }) {
  const { t } = useTranslation('inventory');
  const { locationName } = useNames();
  const partsOf = useParts();
  const { type, locationId, toLocationId } = entry;
  return (
    <>
      <Text size="sm">
        {t(`movements.${type}`, { defaultValue: type })}
        {locationId !== null && ` · ${locationName(locationId)}`}
        {toLocationId !== null && ` ${t('ledger.to', { location: locationName(toLocationId) })}`}
      </Text>
      <Text size="xs" c="dimmed">
        {partsOf(entry).map((part, index) => (
          <Fragment key={index}>
            {part}
            {' · '}
          </Fragment>
        ))}
        <Actor actor={entry.actor} />
      </Text>
    </>
  );
}
