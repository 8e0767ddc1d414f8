import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconCheck, IconUserCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actorName } from '../api/actor.js';
import { changeLanguage, LANGUAGES, type Language } from '../i18n/i18n.js';
import { ActorForm } from './actor-gate.js';
import { showShortcutKeys } from './shortcut-keys.js';

const SCHEMES = ['auto', 'light', 'dark'] as const;

const check = (isChosen: boolean) => (isChosen ? <IconCheck size={14} aria-hidden /> : undefined);

/** Language, colours, and who one is. */
export function PreferencesMenu() {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [name, setName] = useState(actorName);

  const changeActor = () => {
    const id = modals.open({
      title: t('actor.title'),
      closeButtonProps: { 'aria-label': t('close') },
      children: <ActorForm onDone={() => modals.close(id)} />,
    });
  };

  return (
    <Menu position="bottom-end" onOpen={() => setName(actorName())}>
      <Menu.Target>
        <ActionIcon variant="subtle" size="lg" aria-label={t('menu.preferences')}>
          <IconUserCircle size={22} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('menu.you')}</Menu.Label>
        <Menu.Item onClick={changeActor}>{name === '' ? t('menu.change') : name}</Menu.Item>
        <Menu.Label>{t('menu.language')}</Menu.Label>
        {(Object.keys(LANGUAGES) as Language[]).map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            rightSection={check(i18n.language === language)}
            onClick={() => void changeLanguage(language)}
          >
            {LANGUAGES[language]}
          </Menu.Item>
        ))}
        <Menu.Label>{t('menu.colours')}</Menu.Label>
        {SCHEMES.map((scheme) => (
          <Menu.Item
            key={scheme}
            rightSection={check(colorScheme === scheme)}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`menu.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={showShortcutKeys}>{t('menu.keys')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
