import { AppShell, Burger, Group, NavLink, ScrollArea, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { ActorGate } from './actor-gate.js';
import { LiveMark } from './live-mark.js';
import { destinations } from './destinations.js';
import { PreferencesMenu } from './preferences-menu.js';
import { SearchField } from './search-field.js';
import { useExceptionCount } from './use-exception-count.js';
import { useFormat } from './preferences.js';
import { ShortcutKeys } from './shortcut-keys.js';

const Brand = () => (
  <Group gap="xs" wrap="nowrap">
    <img src="/favicon.svg" alt="" width={26} height={26} />
    <Title order={1} size="h4" visibleFrom="xs">
      Throughline
    </Title>
  </Group>
);

function Navigation({ onNavigate }: { readonly onNavigate: () => void }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const exceptions = useExceptionCount();
  const { number } = useFormat();
  return (
    <Stack gap={2}>
      {destinations.map(({ name, path, Icon }) => (
        <NavLink
          key={path}
          component={Link}
          to={path}
          label={t(`nav.${name}`)}
          leftSection={<Icon size={18} aria-hidden />}
          active={pathname === path || pathname.startsWith(`${path}/`)}
          aria-current={pathname === path ? 'page' : undefined}
          onClick={onNavigate}
          rightSection={
            name === 'exceptions' && exceptions > 0 ? (
              <Text size="xs" fw={600}>
                {number(exceptions)}
              </Text>
            ) : undefined
          }
        />
      ))}
    </Stack>
  );
}

function Footer() {
  const { t } = useTranslation();
  const { timeZone } = useFormat();
  return (
    <Stack gap={4} p="xs">
      <LiveMark />
      <Text size="xs" c="dimmed">
        {t('timeZone', { zone: timeZone })}
      </Text>
      <Text size="xs" component="a" href="/docs" c="dimmed">
        {t('nav.docs')}
      </Text>
    </Stack>
  );
}

/** What stands around every page: where one can go, the search, and whether the page is live. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const [isOpen, { toggle, close }] = useDisclosure(false);

  useEffect(() => {
    window.scrollTo(0, 0);
  }, [pathname]);

  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'sm', sm: 'md' }}
    >
      <a className="skip-link" href="#content">
        {t('skipToContent')}
      </a>
      <AppShell.Header>
        <Group h="100%" px="sm" justify="space-between" wrap="nowrap">
          <Group wrap="nowrap" gap="xs">
            <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('menu.open')} />
            <Brand />
          </Group>
          <SearchField />
          <PreferencesMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar aria-label={t('nav.main')}>
        <AppShell.Section grow component={ScrollArea} p="xs">
          <Navigation onNavigate={close} />
        </AppShell.Section>
        <AppShell.Section>
          <Footer />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        {children}
      </AppShell.Main>
      <ShortcutKeys />
      <ActorGate />
    </AppShell>
  );
}
