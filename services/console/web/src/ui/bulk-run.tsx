import { Button, Group, List, Progress, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import i18next from 'i18next';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSentenceOf } from './problem-notice.js';

/** Requests of one run at a time. */
const CONCURRENT_MAX = 4;

/** A short run ends before its dialog stands and can take the focus. */
const OPENING_MS = 300;

export interface BulkItem {
  readonly id: string;
  /** What a person knows it by. */
  readonly name: string;
}

export interface BulkRunOptions<Item extends BulkItem> {
  readonly title: string;
  readonly items: readonly Item[];
  run(item: Item): Promise<unknown>;
  /** Told of each that went through. */
  onDone?(item: Item): void;
  /** Told once the run has ended or was stopped. */
  onEnd?(): void;
}

interface Refusal {
  readonly item: BulkItem;
  readonly error: unknown;
}

interface BulkRunState {
  readonly done: number;
  readonly refusals: readonly Refusal[];
  readonly isOver: boolean;
  stop(): void;
}

function useBulkRun<Item extends BulkItem>({
  items,
  run,
  onDone,
  onEnd,
}: BulkRunOptions<Item>): BulkRunState {
  const [done, setDone] = useState(0);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [isOver, setOver] = useState(false);
  const isStopped = useRef(false);
  const isStarted = useRef(false);

  useEffect(() => {
    // In development React mounts twice; orders are acted on once.
    if (isStarted.current) return;
    isStarted.current = true;
    const waiting = [...items];
    const work = async () => {
      for (let item = waiting.shift(); item && !isStopped.current; item = waiting.shift()) {
        const current = item;
        try {
          await run(current);
          onDone?.(current);
          setDone((count) => count + 1);
        } catch (error) {
          setRefusals((list) => [...list, { item: current, error }]);
        }
      }
    };
    void Promise.all(Array.from({ length: CONCURRENT_MAX }, work)).then(() => {
      setOver(true);
      onEnd?.();
    });
  }, [items, run, onDone, onEnd]);

  return { done, refusals, isOver, stop: () => (isStopped.current = true) };
}

function BulkRun<Item extends BulkItem>(options: BulkRunOptions<Item> & { readonly onClose: () => void }) {
  const { t } = useTranslation('bulk');
  const { done, refusals, isOver, stop } = useBulkRun(options);
  const sentenceOf = useSentenceOf();
  const total = options.items.length;
  const handled = done + refusals.length;
  const closeButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOver) return;
    const timer = window.setTimeout(() => closeButton.current?.focus(), OPENING_MS);
    return () => window.clearTimeout(timer);
  }, [isOver]);
  return (
    <Stack>
      <Progress value={(handled / total) * 100} aria-label={options.title} animated={!isOver} />
      <Text role="status" size="sm">
        {t(isOver ? 'over' : 'running', { done, total, refused: refusals.length })}
      </Text>
      {refusals.length > 0 && (
        <List size="sm" mah={240} style={{ overflowY: 'auto' }}>
          {refusals.map(({ item, error }) => (
            <List.Item key={item.id}>
              {item.name}: {sentenceOf(error)}
            </List.Item>
          ))}
        </List>
      )}
      <Group justify="flex-end">
        {isOver ? (
          <Button onClick={options.onClose} ref={closeButton}>
            {t('close')}
          </Button>
        ) : (
          <Button variant="default" onClick={stop}>
            {t('stop')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

/** Does one thing to many, with progress; what was refused is named with its reason at the end. */
export function runInBulk<Item extends BulkItem>(options: BulkRunOptions<Item>): void {
  const id = modals.open({
    title: options.title,
    closeOnClickOutside: false,
    closeButtonProps: { 'aria-label': i18next.t('close') },
    children: <BulkRun {...options} onClose={() => modals.close(id)} />,
  });
}
