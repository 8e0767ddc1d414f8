// Writes the schemas of an OpenAPI document from TypeScript types, as the compiler sees them: what a controller
// returns is described by the type that it returns, and by nothing else.
import ts from 'typescript';
import { docOf } from './doc-comments.mjs';

const REF = '#/components/schemas/';

/** Numbers are whole ones (units, minor units, milliseconds) but for these. */
const FRACTIONAL = new Set(['latitude', 'longitude']);

/** What may tell the members of a union apart, the likeliest first. */
const DISCRIMINATORS = ['type', 'kind', 'outcome'];

const has = (type, flags) => (type.flags & flags) !== 0;
const isNothing = (type) => has(type, ts.TypeFlags.Undefined | ts.TypeFlags.Void);
const isNull = (type) => has(type, ts.TypeFlags.Null);

const pascal = (text) => text.replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase());

/** `Dto` says what it is to us; a caller calls it input. */
const publicName = (name) => name.replace(/Dto$/, 'Input');

/** The compiler keeps a union in an order of its own, which other code may change: the source's, or else by name. */
function inOrder(values, node) {
  const written = node && ts.isUnionTypeNode(node) ? node.types : [];
  const texts = written.flatMap((each) =>
    ts.isLiteralTypeNode(each) && ts.isStringLiteral(each.literal) ? [each.literal.text] : [],
  );
  const placeOf = (value) => (texts.includes(value) ? texts.indexOf(value) : texts.length);
  return values.toSorted((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1));
}

/** An alias of a text is no type of its own to the compiler: only the source still says `Instant`. */
const saysInstant = (node) =>
  node !== undefined &&
  ((ts.isTypeReferenceNode(node) && node.typeName.getText() === 'Instant') ||
    (ts.isUnionTypeNode(node) && node.types.some(saysInstant)));

export function nullable(schema) {
  if (typeof schema.type !== 'string') return { anyOf: [schema, { type: 'null' }] };
  const { enum: values, ...rest } = schema;
  return { ...rest, type: [schema.type, 'null'], ...(values && { enum: [...values, null] }) };
}

export class SchemaBook {
  /** Name to schema: what becomes `components.schemas`. */
  schemas = new Map();
  #typeOfName = new Map();

  /**
   * @param checker of the program that all types come from
   * @param limitsOf gives, for a class that callers fill in, what its decorators ask of each member
   */
  constructor(checker, limitsOf = () => new Map()) {
    this.checker = checker;
    this.limitsOf = limitsOf;
  }

  /** @param written the type as the source has it, and the member that has it */
  schemaOf(type, written = {}) {
    const name = this.nameOf(type);
    return name === undefined ? this.#inline(type, written) : this.#refTo(name, type);
  }

  /** An object where it stands, whatever its name: the parameters of a query. */
  described(type) {
    return this.#object(type);
  }

  /** The name that callers know a type by; undefined for what is described where it stands. */
  nameOf(type) {
    const alias = ours(type.aliasSymbol);
    if (alias) return this.#nameWith(alias, type.aliasTypeArguments);
    if (!has(type, ts.TypeFlags.Object)) return undefined;
    const symbol = ours(type.symbol);
    const isNamed = symbol && (symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.Class)) !== 0;
    return isNamed ? this.#nameWith(symbol, this.checker.getTypeArguments(type)) : undefined;
  }

  /** `Page<OrderSummary>` is an `OrderSummaryPage`. */
  #nameWith(symbol, typeArguments = []) {
    const names = typeArguments
      .filter((argument) => !has(argument, ts.TypeFlags.TypeParameter))
      .map((argument) => this.nameOf(argument) ?? pascal(this.checker.typeToString(argument)));
    return publicName([...names, symbol.name].join(''));
  }

  #refTo(name, type) {
    const known = this.#typeOfName.get(name);
    if (known === undefined) {
      this.#typeOfName.set(name, type);
      this.schemas.set(name, {});
      const { description } = docOf(describing(type), this.checker);
      const schema = this.#inline(type, {}, name);
      this.schemas.set(name, { ...(description && { description }), ...schema });
    } else if (known !== type && !this.checker.isTypeAssignableTo(known, type)) {
      throw new Error(`two types are called ${name}: a caller could not tell them apart`);
    }
    return { $ref: REF + name };
  }

  #inline(type, written, name) {
    const { TypeFlags: is } = ts;
    if (has(type, is.Any | is.Unknown)) return {};
    if (has(type, is.StringLiteral | is.NumberLiteral)) return { const: type.value };
    if (has(type, is.BooleanLiteral)) return { const: this.checker.typeToString(type) === 'true' };
    if (has(type, is.Boolean)) return { type: 'boolean' };
    if (has(type, is.StringLike)) {
      return { type: 'string', ...(saysInstant(written.node) && { format: 'date-time' }) };
    }
    if (has(type, is.NumberLike)) return { type: FRACTIONAL.has(written.member) ? 'number' : 'integer' };
    if (type.isUnion()) return this.#union(type, written, name);
    if (this.checker.isArrayLikeType(type)) return { type: 'array', items: this.#itemsOf(type) };
    if (has(type, is.Object | is.Intersection)) return this.#object(type);
    throw new Error(`there is no schema for ${this.checker.typeToString(type)}`);
  }

  #itemsOf(type) {
    const [item] = this.checker.getTypeArguments(type);
    return this.schemaOf(item);
  }

  #union(type, written, name) {
    if (type.types.some((member) => isNull(member) || isNothing(member))) {
      const schema = this.schemaOf(this.checker.getNonNullableType(type), written);
      return type.types.some(isNull) ? nullable(schema) : schema;
    }
    if (type.types.every((member) => member.isStringLiteral())) {
      const node = type.aliasSymbol?.declarations?.[0]?.type ?? written.node;
      const values = type.types.map(({ value }) => value);
      return { type: 'string', enum: inOrder(values, node) };
    }
    const property = DISCRIMINATORS.find((candidate) => this.#tellsApart(candidate, type.types));
    if (property === undefined) {
      const oneOf = type.types.map((member) => this.schemaOf(member));
      return { oneOf: oneOf.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) };
    }
    const memberOf = new Map(type.types.map((member) => [this.#literalOf(member, property), member]));
    const mapping = {};
    for (const value of inOrder([...memberOf.keys()])) {
      const member = memberOf.get(value);
      mapping[value] = this.#refTo(this.nameOf(member) ?? memberName(value, name), member).$ref;
    }
    const oneOf = Object.values(mapping).map(($ref) => ({ $ref }));
    return { oneOf, discriminator: { propertyName: property, mapping } };
  }

  #literalOf(type, property) {
    const symbol = this.checker.getPropertyOfType(type, property);
    const literal = symbol && this.checker.getTypeOfSymbol(symbol);
    return literal?.isStringLiteral() ? literal.value : undefined;
  }

  #tellsApart(property, types) {
    const values = new Set(types.map((type) => this.#literalOf(type, property)));
    return values.size === types.length && !values.has(undefined);
  }

  #object(type) {
    const index = this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
    const limits = this.limitsOf(type);
    const properties = {};
    const required = [];
    for (const symbol of this.checker.getPropertiesOfType(type)) {
      const { schema, isRequired } = this.#member(symbol, limits.get(symbol.name));
      properties[symbol.name] = schema;
      if (isRequired) required.push(symbol.name);
    }
    return {
      type: 'object',
      ...(Object.keys(properties).length > 0 && { properties }),
      ...(required.length > 0 && { required }),
      ...(index && { additionalProperties: this.schemaOf(index) }),
      // What callers fill in is checked, and a member that nobody knows is refused.
      ...(limits.size > 0 && { additionalProperties: false }),
    };
  }

  #member(symbol, limit = {}) {
    const type = this.checker.getTypeOfSymbol(symbol);
    const written = { member: symbol.name, node: symbol.valueDeclaration?.type };
    const { description } = docOf(symbol, this.checker);
    const schema = this.schemaOf(type, written);
    const limited = limit.apply ? limit.apply(schema) : schema;
    const isOptional = (symbol.flags & ts.SymbolFlags.Optional) !== 0 || limit.isOptional === true;
    return { schema: { ...(description && { description }), ...limited }, isRequired: !isOptional };
  }
}

/** `OrderPlaced` among `StoredOrderEvent` is an `OrderPlacedEvent`. */
function memberName(value, unionName) {
  if (unionName === undefined) throw new Error(`a union of ${value} and others needs a name`);
  return pascal(value) + unionName.replace(/^.*(?=[A-Z])/, '');
}

/** An intersection without a name of its own is described by its first part that has one. */
function describing(type) {
  const named = type.isIntersection() ? type.types.find(({ aliasSymbol }) => aliasSymbol) : undefined;
  return type.aliasSymbol ?? named?.aliasSymbol ?? type.symbol;
}

/** Types of TypeScript's own and of packages are described where they stand. */
function ours(symbol) {
  const file = symbol?.declarations?.[0]?.getSourceFile().fileName;
  return file === undefined || file.includes('/node_modules/') || symbol.name === '__type'
    ? undefined
    : symbol;
}
