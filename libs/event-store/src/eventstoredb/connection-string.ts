import { messageOf } from '@throughline/kernel';

/** KurrentDB's names of the schemes that the client knows: the protocol behind them is the same. */
const SCHEMES: Readonly<Record<string, string>> = {
  'esdb://': 'esdb://',
  'esdb+discover://': 'esdb+discover://',
  'kurrentdb://': 'esdb://',
  'kurrentdb+discover://': 'esdb+discover://',
  'kurrent://': 'esdb://',
  'kurrent+discover://': 'esdb+discover://',
  'kdb://': 'esdb://',
  'kdb+discover://': 'esdb+discover://',
};

/** Option names are compared as the client compares them. */
const optionNameOf = (name: string): string => name.trim().toLowerCase().replaceAll(/[_-]/g, '');

const optionsOf = (url: string): Map<string, string> => {
  const [, query = ''] = url.split('?', 2);
  const pairs = query.split('&').map((pair) => pair.split('=', 2));
  return new Map(pairs.map(([name = '', value = '']) => [optionNameOf(name), value.trim().toLowerCase()]));
};

/** For logs and errors: the address without the credentials. */
export const withoutCredentials = (url: string): string => url.replace(/\/\/[^@/]*@/, '//');

/**
 * The connection string for the client. Credentials stand in it and nowhere else: given with a call, they would
 * switch every append to a slow path.
 * @throws Error for a scheme that is none, or an option that breaks what the store promises
 */
export const connectionStringOf = (url: string): string => {
  const [scheme = ''] = /^[a-z+]+:\/\//.exec(url.trim()) ?? [];
  const known = SCHEMES[scheme];
  if (known === undefined) {
    throw new Error(
      `${withoutCredentials(url)} is no address of an event store: ${Object.keys(SCHEMES).join(', ')} are known`,
    );
  }
  const options = optionsOf(url);
  if (options.get('throwonappendfailure') === 'false') {
    throw new Error('throwOnAppendFailure=false reports every lost race as revision 1: leave it out');
  }
  if ((options.get('nodepreference') ?? 'leader') !== 'leader') {
    throw new Error('nodePreference: only the leader knows the stream as it is now, leave it out');
  }
  return known + url.trim().slice(scheme.length);
};

/** The client's own complaint quotes the part of the address that it could not read: credentials may be in it. */
export const withoutSecrets = (url: string, error: unknown): Error => {
  const [, credentials = ''] = /\/\/([^@/]*)@/.exec(url) ?? [];
  const complaint = credentials === '' ? messageOf(error) : messageOf(error).replaceAll(credentials, '…');
  return new Error(`${withoutCredentials(url)} is refused by the client: ${complaint}`);
};
