import { openPostgres } from '@throughline/postgres';

/** Where a world's processes find Kafka and PostgreSQL, as their environment. */
export interface Servers {
  readonly environment: Readonly<
    Record<'PROFILE' | 'KAFKA_BROKERS' | 'KAFKA_TOPIC_PREFIX' | 'DATABASE_URL', string>
  >;
  close(): Promise<void>;
}

const fromEnvironment = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests by \`npm run test:distributed\``);
  return value;
};

/** A database and a prefix of topics, both named after the world, on the servers that the test run goes by. */
export async function openServers(name: string): Promise<Servers> {
  const serverUrl = fromEnvironment('DATABASE_URL');
  const server = openPostgres({ url: serverUrl, connectionsMax: 1 });
  await server.query(`CREATE DATABASE "${name}"`);
  const databaseUrl = new URL(serverUrl);
  databaseUrl.pathname = `/${name}`;
  return {
    environment: {
      PROFILE: 'distributed',
      KAFKA_BROKERS: fromEnvironment('KAFKA_BROKERS'),
      KAFKA_TOPIC_PREFIX: `${name}.`,
      DATABASE_URL: databaseUrl.href,
    },
    close: async () => {
      await server.query(`DROP DATABASE "${name}" WITH (FORCE)`);
      await server.close();
    },
  };
}
