import kafkajs from 'kafkajs';
import { kafkajsLog, type KafkaLog } from './kafka-log.js';

const { logLevel } = kafkajs;

function recorded() {
  const lines: string[] = [];
  const line = (level: string) => (fields: Readonly<Record<string, unknown>>, text: string) =>
    void lines.push([level, text, ...Object.keys(fields)].join(' '));
  const log: KafkaLog = {
    debug: line('debug'),
    info: line('info'),
    warn: line('warn'),
    error: line('error'),
  };
  return { lines, log };
}

const entry = (level: number, message: string, more: Record<string, unknown> = {}) => ({
  namespace: 'Connection',
  level,
  label: '',
  log: { message, timestamp: '', logger: 'kafkajs', stack: 'at …', ...more },
});

describe('what kafkajs says', () => {
  it('is a warning where it says error: it tries again', () => {
    const { lines, log } = recorded();
    kafkajsLog(log)(logLevel.ERROR)(entry(logLevel.ERROR, 'Connection error: ECONNREFUSED', { broker: 'b' }));
    expect(lines).toEqual(['warn kafkajs: Connection error: ECONNREFUSED namespace broker']);
  });

  it.each([
    ['Response GroupCoordinator', 'The group coordinator is not available'],
    ['Response Heartbeat', 'The group is rebalancing, so a rejoin is needed'],
    [
      'Response Metadata',
      'There is no leader for this topic-partition as we are in the middle of a leadership election',
    ],
  ])('is not worth a warning just after a start or in a rebalance: %s', (message, error) => {
    const { lines, log } = recorded();
    kafkajsLog(log)(logLevel.ERROR)(entry(logLevel.ERROR, message, { error }));
    expect(lines).toEqual([expect.stringMatching(/^debug /)]);
  });

  it('of its ordinary doings is for those who look for a fault', () => {
    const { lines, log } = recorded();
    kafkajsLog(log)(logLevel.INFO)(entry(logLevel.INFO, 'Consumer has joined the group'));
    expect(lines).toEqual([expect.stringMatching(/^debug /)]);
  });

  it('is dropped once its client is gone', () => {
    const { lines, log } = recorded();
    kafkajsLog(log, () => true)(logLevel.ERROR)(entry(logLevel.ERROR, 'Connection error'));
    expect(lines).toEqual([]);
  });
});
