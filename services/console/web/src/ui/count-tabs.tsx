import { Button, Group, Text } from '@mantine/core';
import { useFormat } from '../shell/preferences.js';

export interface CountTab {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

interface CountTabsProps {
  readonly label: string;
  readonly tabs: readonly CountTab[];
  readonly chosenId: string;
  readonly onChoose: (id: string) => void;
}

/** What there is of each kind; choosing one narrows the list to it. On a phone they scroll sideways. */
export function CountTabs({ label, tabs, chosenId, onChoose }: CountTabsProps) {
  const { number } = useFormat();
  return (
    <Group
      gap={4}
      wrap="nowrap"
      role="group"
      aria-label={label}
      pb={4}
      style={{ overflowX: 'auto', scrollbarWidth: 'thin' }}
    >
      {tabs.map(({ id, name, count }) => (
        <Button
          key={id}
          size="compact-sm"
          flex="none"
          variant={id === chosenId ? 'light' : 'subtle'}
          {...(id !== chosenId && { color: 'gray' })}
          aria-pressed={id === chosenId}
          onClick={() => onChoose(id)}
          rightSection={
            <Text size="xs" inherit span>
              {number(count)}
            </Text>
          }
        >
          {name}
        </Button>
      ))}
    </Group>
  );
}
