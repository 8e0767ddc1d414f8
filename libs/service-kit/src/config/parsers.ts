import { EnvError } from 'envalid';

/** Reads one variable's text. @throws EnvError saying what was expected; it never repeats a secret */
export type Parse<T> = (text: string) => T;

export const integerBetween =
  (minimum: number, maximum: number): Parse<number> =>
  (text) => {
    const value = Number(text);
    if (!/^-?\d+$/.test(text) || value < minimum || value > maximum) {
      throw new EnvError(`expected a whole number from ${minimum} to ${maximum}, found "${text}"`);
    }
    return value;
  };

export const oneOf =
  <const Choice extends string>(...choices: readonly Choice[]): Parse<Choice> =>
  (text) => {
    const choice = choices.find((known) => known === text);
    if (choice === undefined) throw new EnvError(`expected one of ${choices.join(', ')}, found "${text}"`);
    return choice;
  };

export const trueOrFalse: Parse<boolean> = (text) => oneOf('true', 'false')(text) === 'true';

export const anyText: Parse<string> = (text) => text;

/** A URL of one of these schemes, as the variable spells it but for a last slash. */
export const urlWith =
  (...schemes: readonly string[]): Parse<string> =>
  (text) => {
    const scheme = URL.canParse(text) ? new URL(text).protocol.slice(0, -1) : undefined;
    if (scheme === undefined || !schemes.includes(scheme)) {
      throw new EnvError(
        `expected a URL that begins with ${schemes.map((name) => `${name}://`).join(' or ')}`,
      );
    }
    return text.replace(/\/$/, '');
  };

export type Profile = 'embedded' | 'distributed';

export const parseProfile: Parse<Profile> = oneOf('embedded', 'distributed');

/** `kafka-1:9092,kafka-2:9092`: at least one, each with its port. */
export const parseBrokers: Parse<readonly string[]> = (text) => {
  const brokers = text.split(',').map((broker) => broker.trim());
  const wrong = brokers.find((broker) => !/^[^\s:]+:\d+$|^\[[0-9a-f:]+\]:\d+$/i.test(broker));
  if (wrong !== undefined) throw new EnvError(`expected host:port, separated by commas, found "${wrong}"`);
  return Object.freeze(brokers);
};

/** What Kafka takes in a topic's name. */
export const topicPrefix: Parse<string> = (text) => {
  if (!/^[A-Za-z0-9._-]{1,64}$/.test(text)) {
    throw new EnvError(`expected up to 64 letters, digits, dots, dashes or underscores, found "${text}"`);
  }
  return text;
};

/** `capture=http://capture:3000,console=http://console-1:3000|http://console-2:3000`: service to its addresses. */
export const parseUpstreams: Parse<Readonly<Record<string, readonly string[]>>> = (text) => {
  const upstreams: Record<string, readonly string[]> = Object.create(null) as Record<
    string,
    readonly string[]
  >;
  for (const pair of text.split(',')) {
    const separator = pair.indexOf('=');
    const service = pair.slice(0, separator).trim();
    if (separator < 1) throw new EnvError(`expected service=http://host:port, found "${pair}"`);
    if (service in upstreams) throw new EnvError(`"${service}" is named again; separate its addresses by |`);
    upstreams[service] = Object.freeze(
      pair
        .slice(separator + 1)
        .split('|')
        .map((address) => urlWith('http', 'https')(address.trim())),
    );
  }
  return Object.freeze(upstreams);
};

/** `web=secret,pos=other secret`: channel id to secret. */
export const parseSecrets: Parse<Readonly<Record<string, string>>> = (text) => {
  const secrets: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [index, pair] of text.split(',').entries()) {
    const separator = pair.indexOf('=');
    const channelId = pair.slice(0, separator).trim();
    const secret = pair.slice(separator + 1).trim();
    const place = `entry ${index + 1}`;
    if (separator < 0 || !channelId || !secret) throw new EnvError(`${place} is not channelId=secret`);
    if (channelId in secrets) throw new EnvError(`${place} names channel "${channelId}" again`);
    secrets[channelId] = secret;
  }
  return Object.freeze(secrets);
};
