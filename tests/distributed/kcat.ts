import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 100;
const PATIENCE_MS = 20_000;

export const hasKcat = spawnSync('kcat', ['-V']).status === 0;

/** How a client chooses the partition of a key: librdkafka by CRC-32 unless told otherwise, Java's client and ours by murmur2. */
export const PARTITIONERS = ['consistent_random', 'murmur2_random'] as const;
export type Partitioner = (typeof PARTITIONERS)[number];

/** A message as `kcat -J` prints it. */
export interface Printed {
  readonly topic: string;
  readonly partition: number;
  readonly key: string | null;
  readonly payload: string;
}

/** Debian's kcat, a Kafka client on librdkafka that shares no line with ours. Topics are named without the prefix. */
export class Kcat {
  constructor(
    private readonly brokers: string,
    private readonly topicPrefix: string,
  ) {}

  /** One message a line, all of one key. */
  async publish(
    topic: string,
    key: string,
    lines: readonly string[],
    partitioner: Partitioner,
  ): Promise<void> {
    const args = ['-P', '-k', key, '-X', `topic.partitioner=${partitioner}`];
    await this.run(topic, args, lines.join('\n'));
  }

  /** All that the topic holds. */
  async read(topic: string): Promise<readonly Printed[]> {
    const printed = await this.run(topic, ['-C', '-J', '-q', '-e', '-o', 'beginning']);
    return printed
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Printed);
  }

  /** Reads again and again until messages that satisfy `isIt` are there. */
  async until(
    topic: string,
    isIt: (message: Printed) => boolean,
    countMin = 1,
  ): Promise<readonly [Printed, ...Printed[]]> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const messages = await this.read(topic);
      const [first, ...others] = messages.filter(isIt);
      if (first && others.length + 1 >= countMin) return [first, ...others];
      if (Date.now() > deadline) throw new Error(`not on ${topic}, which holds ${JSON.stringify(messages)}`);
      await pause(POLL_MS);
    }
  }

  /** Those that hold anything. */
  async partitionsOf(topic: string): Promise<readonly number[]> {
    return [...new Set((await this.read(topic)).map(({ partition }) => partition))];
  }

  private async run(topic: string, args: readonly string[], input = ''): Promise<string> {
    const kcat = spawn('kcat', ['-b', this.brokers, '-t', this.topicPrefix + topic, ...args]);
    kcat.stdin.end(input);
    const [printed, complaint, [code]] = await Promise.all([
      text(kcat.stdout),
      text(kcat.stderr),
      once(kcat, 'close') as Promise<[number | null]>,
    ]);
    if (code !== 0) throw new Error(`kcat ${args.join(' ')} of ${topic} ended with ${code}: ${complaint}`);
    return printed;
  }
}
