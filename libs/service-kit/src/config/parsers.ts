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

export type Profile = 'embedded';

export const parseProfile: Parse<Profile> = (text) => {
  if (text === 'distributed') throw new EnvError('the distributed profile is not built yet; use "embedded"');
  return oneOf('embedded')(text);
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
