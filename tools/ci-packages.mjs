// What the tests run beside Node: Java and Maven for Kafka, kcat, nginx, Chromium. On a Debian machine, as root, what
// is missing is installed; elsewhere it is named, and the tests that need it are skipped with that reason.
import { spawnSync } from 'node:child_process';

/** Command to Debian's package that brings it. */
const NEEDED = {
  java: 'openjdk-17-jre-headless',
  mvn: 'maven',
  kcat: 'kcat',
  nginx: 'nginx-light',
  chromium: 'chromium',
};

const exists = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
const apt = (...args) =>
  spawnSync('apt-get', args, {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

const missing = Object.entries(NEEDED).filter(([command]) => !exists(command));
if (missing.length === 0) process.exit(0);

const names = missing.map(([command]) => command).join(', ');
if (!exists('apt-get') || process.getuid?.() !== 0) {
  console.log(`not installed, and not to be installed here: ${names}`);
  process.exit(0);
}
console.log(`installing ${names}`);
const isInstalled =
  apt('update', '-qq') &&
  apt('install', '-y', '-qq', '--no-install-recommends', ...missing.map(([, name]) => name));
if (!isInstalled) console.log(`could not be installed: ${names}`);
