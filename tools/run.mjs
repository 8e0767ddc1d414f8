// `node tools/run.mjs <compiled file> [arguments]`: builds what has changed, then runs it in this process.
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { build } from './build.mjs';

const [file, ...rest] = process.argv.slice(2);
await build();
process.argv = [process.argv[0], resolve(file), ...rest];
process.setSourceMapsEnabled(true);
await import(pathToFileURL(resolve(file)).href);
