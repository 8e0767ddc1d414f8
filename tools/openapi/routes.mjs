// Reads the routes of the controllers: paths and statuses from Nest's metadata of the classes that run, types and
// words from their source.
import { RequestMethod } from '@nestjs/common';
import ts from 'typescript';
import { routeDocOf, tagsOf } from './doc-comments.mjs';

const STATUS_AND_TEXT = /^(\d{3})\s+(.*)$/s;
const PROBLEM = /^(\d{3})\s+([a-z-]+)(?::\s*|$)(.*)$/s;
const NAME_AND_TEXT = /^(\S+?):?\s+(.*)$/s;

const decoratorsOf = (node) =>
  (ts.getDecorators(node) ?? [])
    .map(({ expression }) => expression)
    .filter(ts.isCallExpression)
    .map((call) => ({ name: call.expression.getText(), arguments: call.arguments }));

const joined = (...parts) =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;

/** A tag's text, taken apart. @throws Error for one that is not written as it has to be */
function parsed(expression, text, where) {
  const match = expression.exec(text);
  if (!match) throw new Error(`${where}: "${text}" is not written as its tag has to be`);
  return match.slice(1);
}

const all = (tags, name) => tags.get(name) ?? [];

/** @returns what each parameter of the method stands for in a request */
function requestOf(method, checker) {
  const request = { pathFormats: {}, query: undefined, body: undefined, hasActor: false };
  for (const parameter of method.parameters) {
    for (const { name, arguments: given } of decoratorsOf(parameter)) {
      const type = checker.getTypeAtLocation(parameter);
      if (name === 'Param') request.pathFormats[given[0].text] = given[1]?.getText();
      if (name === 'Query') request.query = type;
      if (name === 'Body' && type.symbol) request.body = type;
      if (name === 'Actor' || (name === 'Headers' && given[0]?.getText() === 'ACTOR_HEADER')) {
        request.hasActor = true;
      }
    }
  }
  return request;
}

const answeredType = (method, checker) => {
  const signature = checker.getSignatureFromDeclaration(method);
  const type = checker.getReturnTypeOfSignature(signature);
  return checker.getAwaitedType(type) ?? type;
};

const statusByDefault = (verb) => (verb === 'POST' ? 201 : 200);

function successesOf(tags, handler, verb, where) {
  const told = all(tags, 'returns').map((text) => parsed(STATUS_AND_TEXT, text, where));
  if (told.length > 0) return told.map(([status, description]) => ({ status: Number(status), description }));
  throw new Error(`${where}: nothing says what ${statusByDefault(verb)} means; write @returns`);
}

/** A route whose code always answers the same must not tell of another. */
function checkStatus(successes, handler, verb, where) {
  const coded = Reflect.getMetadata('__httpCode__', handler) ?? statusByDefault(verb);
  if (successes.length === 1 && successes[0].status !== coded) {
    throw new Error(`${where} answers with ${coded} and tells of ${successes[0].status}`);
  }
}

function routeOf({ Controller, method, tag, file }, checker) {
  const handler = Controller.prototype[method.name.text];
  const path = Reflect.getMetadata('path', handler);
  if (path === undefined) return undefined;
  const where = `${Controller.name}.${method.name.text}`;
  const verb = RequestMethod[Reflect.getMetadata('method', handler)];
  const { summary, description, tags } = routeDocOf(method, checker);
  // A page for people, no part of the interface.
  if (tags.has('page')) return undefined;
  if (!tag) throw new Error(`${Controller.name} needs a @tag`);
  const [operationId] = all(tags, 'operation');
  if (!operationId || !summary)
    throw new Error(`${where} needs a comment that says what it does, and @operation`);
  const successes = successesOf(tags, handler, verb, where);
  checkStatus(successes, handler, verb, where);
  return {
    ...{ verb, path: joined(Reflect.getMetadata('path', Controller), path), file, tag, operationId },
    ...{ summary, description, successes, ...requestOf(method, checker) },
    answer: answeredType(method, checker),
    produces: all(tags, 'produces')[0] ?? 'application/json',
    accepts: all(tags, 'accepts').map((text) => parsed(/^(\S+)\s+(\S+)\s*(.*)$/s, text, where))[0],
    parameterTexts: Object.fromEntries(all(tags, 'param').map((text) => parsed(NAME_AND_TEXT, text, where))),
    headers: all(tags, 'header').map((text) => parsed(NAME_AND_TEXT, text, where)),
    problems: all(tags, 'throws').map((text) => {
      const [status, code, told] = parsed(PROBLEM, text, where);
      return { status: Number(status), code, description: told };
    }),
  };
}

function* classesOf(file) {
  for (const statement of file.statements) {
    const isController = ts.isClassDeclaration(statement) && decoratorsOf(statement).some(isNamedController);
    if (isController) yield statement;
  }
}

const isNamedController = ({ name }) => name === 'Controller';

/** Every route of the services' controllers. */
export function routesOf(source) {
  const routes = [];
  for (const name of source.controllerFiles) {
    for (const declaration of classesOf(source.program.getSourceFile(name))) {
      const Controller = source.builtClass(declaration);
      const [tag] = tagsOf(declaration).get('tag') ?? [];
      for (const method of declaration.members.filter(ts.isMethodDeclaration)) {
        const route = routeOf({ Controller, method, tag, file: name }, source.checker);
        if (route) routes.push(route);
      }
    }
  }
  return routes;
}
