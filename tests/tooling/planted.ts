import { ESLint } from 'eslint';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';

const cwd = fileURLToPath(new URL('../..', import.meta.url));
const typed = new ESLint({ cwd });
/** Without the rules that need types: a file that does not exist has none. */
const untyped = new ESLint({ cwd, overrideConfig: [tseslint.configs.disableTypeChecked] });

const complaints = async (eslint: ESLint, path: string, lines: readonly string[]): Promise<string[]> => {
  const [result] = await eslint.lintText(`${lines.join('\n')}\n`, { filePath: path });
  if (!result) throw new Error(`${path} is ignored by the lint configuration`);
  return result.messages.map(
    ({ ruleId, fatal, message }) => `${ruleId ?? (fatal ? 'parse-error' : 'unused-directive')}: ${message}`,
  );
};

/** What lint says of these lines, were they a file at `path`: nothing touches the disk. */
export const complaintsAbout = (path: string, ...lines: readonly string[]): Promise<string[]> =>
  complaints(untyped, path, lines);

/** The same with the rules that need types: `path` is a file that exists, `lines` stand in for its content. */
export const typedComplaintsAbout = (path: string, ...lines: readonly string[]): Promise<string[]> =>
  complaints(typed, path, lines);
