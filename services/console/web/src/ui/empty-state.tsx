import { Center, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly title: string;
  readonly children?: ReactNode;
}

/** Says why there is nothing, and what to do next. */
export const EmptyState = ({ title, children }: EmptyStateProps) => (
  <Center mih={200}>
    <Stack align="center" gap="xs" maw={480} ta="center">
      <Text fw={600}>{title}</Text>
      {children}
    </Stack>
  </Center>
);
