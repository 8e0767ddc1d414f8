import { Kbd, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';

export const SEARCH_FIELD_ID = 'search-orders';

/** Finds orders from any page; on the list of orders its other filters stay. */
export function SearchField() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [parameters] = useSearchParams();
  const isOnOrders = pathname === '/orders';
  const current = isOnOrders ? (parameters.get('q') ?? '') : '';
  const [text, setText] = useState(current);
  const [shown, setShown] = useState(current);
  const field = useRef<HTMLInputElement>(null);
  // Another search, come to by a link or the browser's buttons, replaces what was typed.
  if (shown !== current) {
    setShown(current);
    setText(current);
  }

  const search = (event: SubmitEvent) => {
    event.preventDefault();
    const next = new URLSearchParams(isOnOrders ? parameters : undefined);
    if (text.trim() === '') next.delete('q');
    else next.set('q', text.trim());
    void navigate({ pathname: '/orders', search: next.toString() });
    field.current?.blur();
  };

  return (
    <form onSubmit={search} role="search" style={{ flex: 1, maxWidth: 480 }}>
      <TextInput
        id={SEARCH_FIELD_ID}
        ref={field}
        type="search"
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={text === '' ? <Kbd size="xs">/</Kbd> : undefined}
        maxLength={200}
      />
    </form>
  );
}
