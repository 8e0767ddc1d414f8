import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const TEMPLATES = ['nginx.conf', 'routes.conf', 'upstreams.conf'] as const;
/** In its own folder: standard output is a socket here, which nginx cannot open by name. */
const ACCESS_LOG = 'access.log';
const START_TRIES_MAX = 100;
const START_PAUSE_MS = 50;

export const hasNginx = spawnSync('nginx', ['-v']).error === undefined;

/** What a stand-in of a service saw of a request. */
export interface Seen {
  readonly service: string;
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: number;
}

const portOf = (server: { address(): AddressInfo | string | null }): number =>
  (server.address() as AddressInfo).port;

export async function freePort(): Promise<number> {
  const server = createTcpServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
}

/** A service that answers what it was asked. */
export async function startEcho(service: string): Promise<{ server: Server; port: number; seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    let bytes = 0;
    request.on('data', (chunk: Buffer) => (bytes += chunk.length));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      seen.push({ service, method, url, headers, bytes });
      response.setHeader('x-service', service);
      response.setHeader('content-type', 'application/json').end(JSON.stringify(seen.at(-1)));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: portOf(server), seen };
}

/**
 * A template as the image's entry point fills it in, with addresses in place of names: there is no DNS to ask in a
 * test, and `resolve` is newer than the nginx of many systems.
 */
export function render(
  template: string,
  folder: string,
  port: number,
  addressesOf: (service: string) => readonly string[],
): string {
  return template
    .replaceAll('${NGINX_PORT}', `127.0.0.1:${port}`)
    .replaceAll('${NGINX_LOCAL_RESOLVERS}', '127.0.0.1')
    .replaceAll('${HTTP_BODY_BYTES_MAX}', '1048576')
    .replace(/server ([a-z]+)\$\{NGINX_SERVICE_DOMAIN\}:3000 resolve;/g, (_, service: string) =>
      addressesOf(service)
        .map((address) => `server ${address};`)
        .join(' '),
    )
    .replaceAll('/dev/stdout', ACCESS_LOG)
    .replaceAll('/tmp/', `${folder}/`);
}

export class Nginx {
  private constructor(
    readonly url: string,
    readonly port: number,
    private readonly folder: string,
    private readonly child: ChildProcess,
    private readonly errors: string[],
  ) {}

  /** @throws with what `nginx -t` says, if it refuses the configuration */
  static async start(addressesOf: (service: string) => readonly string[]): Promise<Nginx> {
    const folder = await mkdtemp(join(tmpdir(), 'throughline-nginx-'));
    // Started by root, nginx works as nobody.
    await chmod(folder, 0o755);
    const port = await freePort();
    for (const name of TEMPLATES) {
      const file = fileURLToPath(new URL(`../../infra/gateway/templates/${name}.template`, import.meta.url));
      await writeFile(join(folder, name), render(await readFile(file, 'utf8'), folder, port, addressesOf));
    }
    const conf = join(folder, 'nginx.conf');
    const test = spawnSync('nginx', ['-t', '-p', folder, '-c', conf], { encoding: 'utf8' });
    if (test.status !== 0) throw new Error(test.stderr);
    const child = spawn('nginx', ['-p', folder, '-c', conf, '-g', 'daemon off;'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const errors: string[] = [];
    child.stderr.on('data', (data: Buffer) => errors.push(String(data)));
    const nginx = new Nginx(`http://127.0.0.1:${port}`, port, folder, child, errors);
    await nginx.answers();
    return nginx;
  }

  /** All that it wrote so far, of requests and of errors. */
  async log(): Promise<string> {
    return (await readFile(join(this.folder, ACCESS_LOG), 'utf8')) + this.errors.join('');
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null) {
      this.child.kill('SIGTERM');
      await once(this.child, 'exit');
    }
    await rm(this.folder, { recursive: true, force: true });
  }

  private async answers(): Promise<void> {
    for (let tries = 0; tries < START_TRIES_MAX; tries += 1) {
      if (await fetch(`${this.url}/healthz`).catch(() => undefined)) return;
      await pause(START_PAUSE_MS);
    }
    await this.stop();
    throw new Error(`nginx does not answer:\n${this.errors.join('')}`);
  }
}
