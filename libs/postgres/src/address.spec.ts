import { addressOf, assertPostgresUrl, connectionOf } from './address.js';

describe('the address of a database', () => {
  it.each([
    ['postgres://anna:s3cret@db.example:5433/oms?sslpassword=s3cret', 'PostgreSQL at db.example:5433/oms'],
    ['postgres:///oms?password=s3cret', 'PostgreSQL at localhost/oms'],
    ['/var/run/postgresql s3cret', 'PostgreSQL'],
  ])('tells no secret: %s', (url, address) => {
    expect(addressOf(url)).toBe(address);
  });
});

describe('the URL of a database', () => {
  it.each([
    '',
    'db.example:s3cret',
    'mysql://anna:s3cret@db/oms',
    'jdbc:postgresql://db/oms?password=s3cret',
  ])('is refused where it is none, without quoting it: %s', (url) => {
    expect(() => assertPostgresUrl(url)).toThrow(
      /^the URL of a PostgreSQL database begins with postgres:..$/,
    );
  });

  it.each(['postgres://db/oms', 'postgresql://db/oms', '/var/run/postgresql oms'])('is taken: %s', (url) => {
    expect(() => assertPostgresUrl(url)).not.toThrow();
  });
});

describe('what a connection is opened with', () => {
  it('sets our settings, and then those of the URL, which win', () => {
    const url = 'postgres://anna@db/oms?options=-c%20jit%3Doff&sslmode=require';
    expect(connectionOf(url, { default_transaction_isolation: 'read committed' })).toEqual({
      connectionString: 'postgres://anna@db/oms?sslmode=require',
      options: '-c default_transaction_isolation=read\\ committed -c jit=off',
    });
  });

  it('leaves a URL alone that is none', () => {
    expect(connectionOf('/var/run/postgresql oms', { jit: 'off' })).toEqual({
      connectionString: '/var/run/postgresql oms',
      options: '-c jit=off',
    });
  });
});
