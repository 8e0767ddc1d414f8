// The tests that need Kafka and PostgreSQL, on servers of their own: `npm run test:distributed [-- <jest arguments>]`.
// KAFKA_BROKERS and DATABASE_URL name servers that are there already. Everything started here is stopped at the end.
import { startBroker } from '../infra/kafka/broker.mjs';
import { startDatabase } from '../infra/postgres/database.mjs';
import { runTests } from './jest.mjs';
import { lineOf, ONE_FAILED } from './totals.mjs';

const CONFIG = 'jest.distributed.config.mjs';
const started = [];

async function start(what, startServer) {
  const startedAt = performance.now();
  const server = await startServer();
  started.unshift(server);
  console.log(`${what} is up after ${Math.round(performance.now() - startedAt)} ms`);
  return server;
}

async function stopAll() {
  for (const server of started.splice(0)) await server.stop().catch((error) => console.error(error));
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => void stopAll().finally(() => process.exit(1)));
}

async function testOnServers() {
  const brokers = process.env.KAFKA_BROKERS || (await start('Kafka', startBroker)).brokers;
  const databaseUrl = process.env.DATABASE_URL || (await start('PostgreSQL', startDatabase)).url;
  const environment = { KAFKA_BROKERS: brokers, DATABASE_URL: databaseUrl, PROFILE: 'distributed' };
  return runTests(['--config', CONFIG, ...process.argv.slice(2)], environment);
}

const totals = await testOnServers()
  .catch((error) => {
    console.error(error);
    return ONE_FAILED;
  })
  .finally(stopAll);
console.log(lineOf(totals));
process.exitCode = totals.failed > 0 ? 1 : 0;
