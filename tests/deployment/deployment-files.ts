import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { configFrom, configVariables, type Config } from '@throughline/service-kit';
import { parse, parseAllDocuments } from 'yaml';

export type Environment = Readonly<Record<string, string>>;

const pathOf = (file: string): string => fileURLToPath(new URL(`../../${file}`, import.meta.url));

export const textOf = (file: string): string => readFileSync(pathOf(file), 'utf8');

export const exists = (file: string): boolean =>
  statSync(pathOf(file), { throwIfNoEntry: false }) !== undefined;

/** Paths below a folder, from the top of the repository. */
export const filesBelow = (folder: string, suffix: string): string[] =>
  readdirSync(pathOf(folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(suffix))
    .map((file) => `${folder}/${file}`);

/** A constant that a source keeps to itself, wherever below the folder it stands: `64 * 1_048_576` counts, too. */
export function constantIn(folder: string, name: string): number {
  const pattern = new RegExp(`const ${name} = ([\\d_ *]+);`);
  const products = filesBelow(folder, '.ts').flatMap((file) => pattern.exec(textOf(file))?.[1] ?? []);
  if (products.length !== 1) throw new Error(`${folder} has ${products.length} constants ${name}`);
  return products[0]!.split('*').reduce((result, factor) => result * Number(factor.replaceAll('_', '')), 1);
}

/** What Node itself reads, beside the variables of ours. */
const NODE_VARIABLES = ['NODE_ENV', 'NODE_OPTIONS'];

/** Names that no process of ours would look at: misspelt, or gone. */
export const unknownVariables = (environment: Environment): string[] =>
  Object.keys(environment).filter((name) => !(name in configVariables) && !NODE_VARIABLES.includes(name));

/** @throws with every variable that a service would refuse */
export const configOf = (environment: Environment): Config => configFrom(environment);

/** `${NAME:-default}` as Compose fills it in. */
export const interpolated = (text: string, values: Environment = {}): string =>
  text.replace(/\$(?:\$|\{(\w+)(?::-([^}]*))?\})/g, (found, name: string | undefined, otherwise = '') => {
    if (found === '$$' || name === undefined) return '$';
    return values[name] || String(otherwise);
  });

export interface ComposeService {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly profiles?: readonly string[];
  readonly ports?: readonly string[];
  readonly container_name?: string;
  readonly stop_grace_period?: string;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly volumes?: readonly string[];
  readonly tmpfs?: readonly string[];
  readonly read_only?: boolean;
  readonly restart?: string;
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

export const composeText = (): string => textOf('docker-compose.yml');

export const composeFile = (text = composeText()): ComposeFile => parse(text, { merge: true }) as ComposeFile;

/** What the container of a service sees, with nothing set by whoever starts it. */
export const environmentOf = ({ environment = {} }: ComposeService, values: Environment = {}): Environment =>
  Object.fromEntries(Object.entries(environment).map(([name, text]) => [name, interpolated(text, values)]));

/** "30s" or "1m30s" in ms. */
export const durationMs = (text: string): number => {
  const [, minutes = '0', seconds = '0'] = /^(?:(\d+)m)?(?:(\d+)s)?$/.exec(text) ?? [];
  return (Number(minutes) * 60 + Number(seconds)) * 1_000;
};

/** A Kubernetes resource; the tests look into it as far as they need. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- parsed YAML that the test is about to assert on
export type Resource = { kind: string; metadata: { name: string }; [field: string]: any };

export const resourcesIn = (file: string): Resource[] =>
  parseAllDocuments(textOf(file)).map((document) => document.toJS() as Resource);
