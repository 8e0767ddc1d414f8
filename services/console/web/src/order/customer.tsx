import { Spoiler, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { useFormat } from '../shell/preferences.js';
import { useShownOrder } from './order-context.js';
import { Facts, Section } from './section.js';

type Address = Schemas['Address'];

const NOTE_PIXELS = 120;

function AddressText({ address }: { readonly address: Address }) {
  const { country } = useFormat();
  const { name, company, line1, line2, postalCode, city, region, countryCode } = address;
  const place = [postalCode, city].filter(Boolean).join(' ');
  const rows = [name, company, line1, line2, place, region, country(countryCode)].filter(Boolean);
  return (
    <>
      {rows.map((row, index) => (
        <Text key={index} size="sm" dir="auto" lineClamp={3}>
          {row}
        </Text>
      ))}
    </>
  );
}

/** Who bought it, and where it goes. */
export function Customer() {
  const { t } = useTranslation('order');
  const { view } = useShownOrder();
  const { personal } = view.order;
  return (
    <Section title={t('customer.title')}>
      {personal === null ? (
        <Text size="sm">{t('customer.unknown')}</Text>
      ) : (
        <Facts
          facts={[
            [t('customer.name'), personal.name],
            [t('customer.email'), personal.email],
            [t('customer.phone'), personal.phone],
            [t('customer.shipTo'), personal.shipTo && <AddressText address={personal.shipTo} />],
            [t('customer.billTo'), personal.billTo && <AddressText address={personal.billTo} />],
          ]}
        />
      )}
      {personal?.note !== undefined && (
        <Spoiler maxHeight={NOTE_PIXELS} showLabel={t('customer.more')} hideLabel={t('customer.less')}>
          <Text size="sm" dir="auto" style={{ whiteSpace: 'pre-wrap' }}>
            {personal.note}
          </Text>
        </Spoiler>
      )}
    </Section>
  );
}
