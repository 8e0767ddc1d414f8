import { join, resolve } from 'node:path';
import { customCleanEnv, makeValidator, type ReporterOptions } from 'envalid';
import { configVariables, type ConfigVariable, type ConfigVariableName } from './config-variables.js';

type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Lowercase<Head>}${Capitalize<CamelCase<Tail>>}`
  : Lowercase<Name>;

type ValueOf<Variable> = Variable extends ConfigVariable<infer T> ? T : never;

type Variables = typeof configVariables;

type ParsedConfig = { readonly [Name in keyof Variables as CamelCase<Name>]: ValueOf<Variables[Name]> };

/** The whole configuration, checked and frozen: `STUCK_AFTER_MS` is `stuckAfterMs`. Times in ms, sizes in bytes. */
export type Config = Omit<ParsedConfig, 'outboxDir' | 'webhookSecrets'> & {
  readonly outboxDir: string;
  readonly webhookSecrets: Readonly<Record<string, string>>;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/** All that is wrong with the configuration, at once. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  constructor(readonly problems: readonly string[]) {
    super(
      `the configuration has ${problems.length} problem(s):\n${problems.map((line) => `  ${line}`).join('\n')}`,
    );
  }
}

/** Without a prototype, so that no channel id finds a secret by accident. */
const noSecrets = Object.freeze(Object.create(null) as Record<string, string>);

const names = Object.keys(configVariables) as ConfigVariableName[];

const camelCaseOf = (name: string): string =>
  name.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const specOf = (name: ConfigVariableName) =>
  makeValidator<unknown>(configVariables[name].parse)({ default: undefined });

/** An empty variable counts as one that is not set, as compose files and CI systems write them. */
const withDefaults = (environment: Environment): Environment =>
  Object.fromEntries(
    names.map((name) => [name, environment[name] || configVariables[name].default || undefined]),
  );

const refuseProblems = ({ errors }: ReporterOptions<Record<string, unknown>>): void => {
  const problems = Object.entries(errors).map(([name, error]) => `${name}: ${error?.message}`);
  if (problems.length > 0) throw new ConfigurationError(problems);
};

/** Pure. @throws ConfigurationError naming every problem there is */
export function configFrom(environment: Environment): Config {
  const specs = Object.fromEntries(names.map((name) => [name, specOf(name)]));
  const values = customCleanEnv(withDefaults(environment), specs, (cleaned) => ({ ...cleaned }), {
    reporter: refuseProblems,
  });
  const parsed = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [camelCaseOf(name), value]),
  ) as unknown as ParsedConfig;
  const dataDir = resolve(parsed.dataDir);
  return Object.freeze({
    ...parsed,
    dataDir,
    outboxDir: resolve(parsed.outboxDir ?? join(dataDir, 'outbox')),
    webhookSecrets: parsed.webhookSecrets ?? noSecrets,
  });
}

/**
 * The process's configuration; `overrides` (a command line's options) win over the environment.
 * Nothing else reads `process.env`.
 */
export const readConfig = (overrides: Partial<Record<ConfigVariableName, string>> = {}): Config =>
  configFrom({ ...process.env, ...overrides });
