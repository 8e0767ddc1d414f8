import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en/index.js';

export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;

export type Language = keyof typeof LANGUAGES;

const KEY = 'throughline.language';

const isLanguage = (text: string | null | undefined): text is Language =>
  typeof text === 'string' && Object.hasOwn(LANGUAGES, text);

/** As chosen at this browser, else the first of its own languages that there is. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(KEY);
  if (isLanguage(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.split('-', 1)[0]).find(isLanguage) ?? 'en';
}

/** English comes with the page, because it stands in for what another language lacks; others are loaded when chosen. */
async function load(language: Language): Promise<void> {
  if (language === 'en') return;
  const { de } = await import('./de/index.js');
  for (const [namespace, words] of Object.entries(de)) {
    i18next.addResourceBundle('de', namespace, words);
  }
}

export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEY, language);
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export async function startTranslating(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: { en },
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'common',
    // React escapes.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  const language = preferredLanguage();
  if (language !== 'en') await changeLanguage(language);
}
