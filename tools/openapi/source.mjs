// The services' source as the compiler sees it, beside the built code that runs.
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { limitsOfClass } from './limits.mjs';
import { SchemaBook } from './schema-book.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

const compilerOptions = () => {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile);
  return ts.parseJsonConfigFileContent(config, ts.sys, root).options;
};

const filesIn = (directory, isWanted) =>
  readdirSync(join(root, directory), { recursive: true })
    .filter(isWanted)
    .map((file) => join(root, directory, file));

/** What every service answers with. */
const SHARED = 'libs/service-kit/src';

const isController = (file) => file.endsWith('.controller.ts');
const isSource = (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts');

/** Where the build put what `file` says. */
const builtFile = (file) => file.replace('/src/', '/dist/').replace(/\.ts$/, '.js');

const isClass = (type) => type.symbol !== undefined && (type.symbol.flags & ts.SymbolFlags.Class) !== 0;

export class Source {
  #built = new Map();

  /** @param services whose controllers are read */
  constructor(services) {
    const files = services.flatMap((service) => filesIn(`services/${service}/src`, isController));
    this.controllerFiles = files;
    const shared = filesIn(`${SHARED}/http`, isSource);
    this.program = ts.createProgram([...files, ...shared], compilerOptions());
    this.checker = this.program.getTypeChecker();
    this.book = new SchemaBook(this.checker, (type) => this.#limitsOf(type));
  }

  /** Loads the built code of every file that checks what comes in: schemas are made without waiting. */
  async load() {
    const own = this.program.getSourceFiles().filter(({ fileName }) => !fileName.includes('/node_modules/'));
    const checking = own.filter(({ text }) => /@nestjs\/common|class-validator|order-fields/.test(text));
    for (const { fileName } of checking) {
      this.#built.set(fileName, await import(pathToFileURL(builtFile(fileName)).href));
    }
    return this;
  }

  /** The class that runs, of one that the source declares. */
  builtClass(declaration) {
    return this.#built.get(declaration.getSourceFile().fileName)?.[declaration.name.text];
  }

  /** A declared type by its name: in `file`, in the files beside it, or in the shared ones. */
  typeNamed(name, file) {
    const folder = /^.*\/src\//.exec(file)[0];
    const places = this.program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(folder));
    for (const place of places) {
      for (const statement of place.statements) {
        if (statement.name?.text === name) return this.checker.getTypeAtLocation(statement.name);
      }
    }
    throw new Error(`${relative(root, file)} names ${name}, which its service does not declare`);
  }

  /** A type of service-kit that no controller names, and that every route answers with. */
  addShared(file, name) {
    this.book.schemaOf(this.typeNamed(name, join(root, SHARED, file)));
  }

  #limitsOf(type) {
    if (!isClass(type)) return new Map();
    const built = this.builtClass(type.symbol.valueDeclaration);
    return built ? limitsOfClass(built) : new Map();
  }
}
