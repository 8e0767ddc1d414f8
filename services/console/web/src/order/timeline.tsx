import { Anchor, Button, Code, CopyButton, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../orders/use-names.js';
import { useFormat } from '../shell/preferences.js';
import { useActorName } from '../ui/actor.js';
import { useSaid } from '../ui/use-said.js';
import { isKnownType, spelledOut, wordsOf, type LedgerEvent } from './event-words.js';
import { Section } from './section.js';
import styles from './order.module.css';
import type { StepName } from '../orders/step-names.js';

const elementId = (eventId: string): string => `event-${eventId}`;

/** The sentence that an event is. */
function useSentence(currency: string): (event: LedgerEvent) => string {
  const { t } = useTranslation(['events', 'status', 'order']);
  const { money, date } = useFormat();
  const { locationName } = useNames();
  const saidOf = useSaid();
  return (event) => {
    if (!isKnownType(event.type)) return spelledOut(event.type);
    const words = wordsOf(event, {
      money: (minor) => money(minor, currency),
      location: locationName,
      date,
      step: (key) => t(`status:step.${(key.split(':', 1)[0] ?? key) as StepName}`, { defaultValue: key }),
      reason: saidOf,
      outcome: (code) => t(`order:outcome.${code as 'pass'}`, { defaultValue: code }),
    });
    // Each kind of fact brings the words that its own sentence needs.
    const translate = t as (key: string, words: object) => string;
    return translate(event.type, words);
  };
}

function RawEvent({ event }: { readonly event: LedgerEvent }) {
  const { t } = useTranslation();
  const text = JSON.stringify(event, null, 2);
  return (
    <Stack gap={4} align="flex-start">
      <Code block w="100%" tabIndex={0} className={styles['raw']}>
        {text}
      </Code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button size="compact-xs" variant="default" onClick={copy}>
            {copied ? t('copied') : t('copy')}
          </Button>
        )}
      </CopyButton>
    </Stack>
  );
}

interface EntryProps {
  readonly event: LedgerEvent;
  readonly sentence: string;
  readonly cause: LedgerEvent | undefined;
  readonly causeSentence: string;
  /** It had not happened at the moment that the page shows. */
  readonly isFuture: boolean;
  readonly onCause: (eventId: string) => void;
}

function Entry({ event, sentence, cause, causeSentence, isFuture, onCause }: EntryProps) {
  const { t } = useTranslation('order');
  const { time } = useFormat();
  const actorName = useActorName();
  const [isRaw, setRaw] = useState(false);
  return (
    <li
      id={elementId(event.id)}
      tabIndex={-1}
      className={styles['entry']}
      data-future={isFuture || undefined}
      data-person={event.actor.startsWith('person:') || undefined}
    >
      <Text size="sm" dir="auto" fw={500}>
        {sentence}
        {isFuture && ` (${t('timeline.notYet')})`}
      </Text>
      <Group gap="xs">
        <Text size="xs" c="dimmed" component="time" dateTime={event.recordedAt} className="nowrap">
          {time(event.recordedAt)}
        </Text>
        <Text size="xs" c="dimmed" dir="auto">
          {actorName(event.actor)}
        </Text>
        {cause && (
          <Anchor size="xs" component="button" type="button" onClick={() => onCause(cause.id)}>
            {t('timeline.because', { cause: causeSentence })}
          </Anchor>
        )}
        <Anchor
          size="xs"
          component="button"
          type="button"
          aria-expanded={isRaw}
          onClick={() => setRaw(!isRaw)}
        >
          {isRaw ? t('timeline.hideRaw') : t('timeline.raw')}
        </Anchor>
      </Group>
      {isRaw && <RawEvent event={event} />}
    </li>
  );
}

const WHOSE = ['everyone', 'people'] as const;
const DIRECTIONS = ['newest', 'oldest'] as const;
type Who = (typeof WHOSE)[number];
type Direction = (typeof DIRECTIONS)[number];

interface TimelineProps {
  readonly events: readonly LedgerEvent[];
  readonly currency: string;
  readonly asOf: string | null;
}

const dayOf = (instant: string): string => new Date(instant).toDateString();

function showEvent(eventId: string): void {
  const element = document.getElementById(elementId(eventId));
  element?.scrollIntoView({ block: 'center' });
  element?.focus();
}

interface ControlsProps {
  readonly direction: Direction;
  readonly who: Who;
  readonly onDirection: (direction: Direction) => void;
  readonly onWho: (who: Who) => void;
}

function Controls({ direction, who, onDirection, onWho }: ControlsProps) {
  const { t } = useTranslation('order');
  return (
    <Group gap="xs">
      <SegmentedControl
        size="xs"
        aria-label={t('timeline.order')}
        value={direction}
        onChange={(value) => onDirection(value)}
        data={DIRECTIONS.map((value) => ({ value, label: t(`timeline.${value}`) }))}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('timeline.who')}
        value={who}
        onChange={(value) => onWho(value)}
        data={WHOSE.map((value) => ({ value, label: t(`timeline.${value}`) }))}
      />
    </Group>
  );
}

/** Every fact of the ledger, who wrote it, and because of what. */
export function Timeline({ events, currency, asOf }: TimelineProps) {
  const { t } = useTranslation('order');
  const { dateTime } = useFormat();
  const sentence = useSentence(currency);
  const [direction, setDirection] = useState<Direction>('newest');
  const [who, setWho] = useState<Who>('everyone');
  const byId = useMemo(() => new Map(events.map((event) => [event.id, event])), [events]);
  const chosen = events.filter(({ actor }) => who === 'everyone' || actor.startsWith('person:'));
  const shown = direction === 'newest' ? chosen.toReversed() : chosen;

  const showCause = (eventId: string) => {
    setWho('everyone');
    // The entry may only be there once everybody's are.
    requestAnimationFrame(() => showEvent(eventId));
  };
  return (
    <Section title={t('timeline.title')}>
      <Controls direction={direction} who={who} onDirection={setDirection} onWho={setWho} />
      {shown.length === 0 && <Text size="sm">{t('timeline.nobody')}</Text>}
      <ol className={styles['timeline']}>
        {shown.map((event, index) => {
          const cause = byId.get(event.causationId);
          const isNewDay =
            index === 0 || dayOf(shown[index - 1]?.recordedAt ?? '') !== dayOf(event.recordedAt);
          return [
            isNewDay && (
              <li key={`day ${event.id}`} className={styles['day']}>
                <Text size="xs" fw={600} c="dimmed">
                  {dateTime(event.recordedAt)}
                </Text>
              </li>
            ),
            <Entry
              key={event.id}
              event={event}
              sentence={sentence(event)}
              cause={cause}
              causeSentence={cause ? sentence(cause) : ''}
              isFuture={asOf !== null && event.recordedAt > asOf}
              onCause={showCause}
            />,
          ];
        })}
      </ol>
    </Section>
  );
}
