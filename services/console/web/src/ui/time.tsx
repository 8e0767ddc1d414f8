import { Text, Tooltip } from '@mantine/core';
import { useFormat } from '../shell/preferences.js';
import { useNow } from '../shell/use-now.js';

interface TimeProps {
  readonly at: string;
}

/** Date and time to the second. */
export function DateTime({ at }: TimeProps) {
  const { dateTime } = useFormat();
  return <time dateTime={at}>{dateTime(at)}</time>;
}

/** "3 min ago", with the exact time on demand. */
export function Ago({ at }: TimeProps) {
  const { ago, dateTime } = useFormat();
  const nowMs = useNow();
  return (
    <Tooltip label={dateTime(at)}>
      <Text component="time" inherit span dateTime={at} className="nowrap">
        {ago(at, nowMs)}
      </Text>
    </Tooltip>
  );
}
