import { connectionStringOf, withoutCredentials, withoutSecrets } from './connection-string.js';

describe('the address of an event store', () => {
  it.each([
    ['esdb://db:2113?tls=false', 'esdb://db:2113?tls=false'],
    ['esdb+discover://cluster.example', 'esdb+discover://cluster.example'],
    ['kurrentdb://user:secret@a:2113,b:2113', 'esdb://user:secret@a:2113,b:2113'],
    ['kurrentdb+discover://cluster.example', 'esdb+discover://cluster.example'],
    ['kdb://db', 'esdb://db'],
  ])('is known to the client by its older name: %s', (url, connectionString) => {
    expect(connectionStringOf(url)).toBe(connectionString);
  });

  it('is refused if it is none, without telling the password', () => {
    expect(() => connectionStringOf('postgres://user:secret@db')).toThrow('postgres://db is no address');
  });

  it.each([
    'throwOnAppendFailure=false',
    'throw_on_append_failure=FALSE',
    'tls=false&ThrowOnAppendFailure=false',
  ])('may not have lost races reported as stored: %s', (options) => {
    expect(() => connectionStringOf(`esdb://db?${options}`)).toThrow('throwOnAppendFailure');
  });

  it('may not prefer a follower', () => {
    expect(() => connectionStringOf('esdb://a,b?nodePreference=follower')).toThrow('nodePreference');
    expect(connectionStringOf('esdb://a,b?nodePreference=leader')).toContain('nodePreference=leader');
  });

  it('is told without its credentials', () => {
    expect(withoutCredentials('esdb://user:secret@db?tls=true')).toBe('esdb://db?tls=true');
    const complaint = new Error('Unexpected "user:secret@db" at position 7');
    expect(withoutSecrets('esdb://user:secret@db', complaint).message).not.toContain('secret');
  });
});
