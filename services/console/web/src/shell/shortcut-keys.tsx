import { Kbd, Table } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { modals } from '@mantine/modals';
import i18next from 'i18next';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { SEARCH_FIELD_ID } from './search-field.js';

const SHORTCUTS = [
  ['search', '/'],
  ['next', 'j'],
  ['previous', 'k'],
  ['open', 'Enter'],
  ['select', 'x'],
  ['actions', 'a'],
  ['back', 'u'],
  ['goOrders', 'g o'],
  ['goExceptions', 'g e'],
  ['goOverview', 'g v'],
  ['goInventory', 'g i'],
  ['help', '?'],
] as const;

const PLACES: Readonly<Record<string, string>> = {
  o: '/orders',
  e: '/exceptions',
  v: '/overview',
  i: '/inventory',
};

/** How long "g" waits for its second key. */
const CHORD_MS = 1_500;

function ShortcutTable() {
  const { t } = useTranslation();
  return (
    <Table>
      <Table.Tbody>
        {SHORTCUTS.map(([name, combination]) => (
          <Table.Tr key={name}>
            <Table.Td>
              {combination.split(' ').map((key) => (
                <Kbd key={key} mr={4}>
                  {key}
                </Kbd>
              ))}
            </Table.Td>
            <Table.Td>{t(`keys.${name}`)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

export const showShortcutKeys = (): void => {
  modals.open({
    title: i18next.t('keys.title'),
    closeButtonProps: { 'aria-label': i18next.t('close') },
    children: <ShortcutTable />,
  });
};

/** The shortcuts that work on every page; none does while one writes in a field. */
export function ShortcutKeys() {
  const navigate = useNavigate();
  const chordUntil = useRef(0);
  useHotkeys([
    ['/', () => document.getElementById(SEARCH_FIELD_ID)?.focus()],
    ['shift+?', showShortcutKeys],
  ]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || isWritingIn(target)) return;
      const place = PLACES[event.key];
      if (event.key === 'g') chordUntil.current = event.timeStamp + CHORD_MS;
      else if (place !== undefined && event.timeStamp <= chordUntil.current) {
        chordUntil.current = 0;
        event.stopPropagation();
        void navigate(place);
      }
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, [navigate]);
  return null;
}

export const isWritingIn = (target: HTMLElement): boolean =>
  target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
