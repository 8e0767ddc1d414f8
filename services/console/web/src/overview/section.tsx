import { Stack, Text, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import styles from './overview.module.css';

interface SectionProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

export function Section({ title, hint, children }: SectionProps) {
  const id = useId();
  return (
    <Stack component="section" gap="xs" aria-labelledby={id} className={styles['section']}>
      <Title order={3} size="h5" id={id}>
        {title}
      </Title>
      {hint !== undefined && (
        <Text size="xs" c="dimmed">
          {hint}
        </Text>
      )}
      {children}
    </Stack>
  );
}

/** The figures of a chart, for who cannot see it or wants them exactly. */
export function AsTable({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <details className={styles['details']}>
      <summary>{label}</summary>
      {children}
    </details>
  );
}
