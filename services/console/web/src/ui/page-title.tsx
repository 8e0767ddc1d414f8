import { Group, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';

interface PageTitleProps {
  readonly children: string;
  /** Stands at the right of the title. */
  readonly aside?: ReactNode;
}

/** The heading of a page, which is the browser tab's name as well. */
export function PageTitle({ children, aside }: PageTitleProps) {
  useEffect(() => {
    document.title = `${children} · Throughline`;
  }, [children]);
  return (
    <Group justify="space-between" align="center" gap="sm">
      <Title order={2} size="h3">
        {children}
      </Title>
      {aside}
    </Group>
  );
}
