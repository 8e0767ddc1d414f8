import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface Format {
  /** "12.50 €" of 1250 and EUR, by the currency's own number of minor digits. */
  money(minor: number, currency: string): string;
  dateTime(instant: string): string;
  date(instant: string): string;
  time(instant: string): string;
  /** "3 min ago", "in 2 h". */
  ago(instant: string, nowMs: number): string;
  duration(ms: number): string;
  number(value: number): string;
  /** "DE" → "Germany". */
  country(code: string): string;
  readonly timeZone: string;
  /** For what is written in other ways than these. */
  readonly locale: string;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
  ['second', SECOND],
];

const DURATION_PARTS_MAX = 2;

function relative(locale: string, ms: number): string {
  const [unit, size] = UNITS.find(([, each]) => Math.abs(ms) >= each) ?? (['second', SECOND] as const);
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  return format.format(Math.round(ms / size), unit);
}

function durationOf(locale: string, ms: number): string {
  if (ms < SECOND) return `${Math.round(ms)} ms`;
  let rest = ms;
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0 && parts.length < DURATION_PARTS_MAX) {
      const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' });
      parts.push(format.format(count));
    }
  }
  return parts.join(' ');
}

function moneyFormat(locale: string): Format['money'] {
  const formats = new Map<string, Intl.NumberFormat>();
  return (minor, currency) => {
    const format = formats.get(currency) ?? new Intl.NumberFormat(locale, { style: 'currency', currency });
    formats.set(currency, format);
    return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  };
}

function countryName(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    // No code of ISO 3166: as it came.
    return code;
  }
}

function formatOf(locale: string): Format {
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
  const number = new Intl.NumberFormat(locale);
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  return {
    money: moneyFormat(locale),
    dateTime: (instant) => dateTime.format(new Date(instant)),
    date: (instant) => date.format(new Date(instant)),
    time: (instant) => time.format(new Date(instant)),
    ago: (instant, nowMs) => relative(locale, Date.parse(instant) - nowMs),
    duration: (ms) => durationOf(locale, ms),
    number: (value) => number.format(value),
    country: (code) => countryName(countries, code),
    locale,
    timeZone: dateTime.resolvedOptions().timeZone,
  };
}

const FormatContext = createContext<Format>(formatOf('en'));

/** Money, dates and numbers as the chosen language writes them; times in the browser's own zone. */
export function Preferences({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  // A German page on a Swiss or Austrian machine keeps that country's ways.
  const locale = navigator.languages.find((tag) => tag.startsWith(i18n.language)) ?? i18n.language;
  const format = useMemo(() => formatOf(locale), [locale]);
  return <FormatContext value={format}>{children}</FormatContext>;
}

export const useFormat = (): Format => useContext(FormatContext);
