import { getNamedType, isAbstractType, isCompositeType, isEnumType, isInterfaceType, isNonNullType, isObjectType } from 'graphql';
import type { GraphQLArgument, GraphQLField, GraphQLInterfaceType, GraphQLNamedType, GraphQLObjectType, GraphQLSchema } from 'graphql';

/** Numbers that decide what is written next; when they run out, the shortest thing is. */
export type Tape = readonly number[];
/** Values worth asking for, by argument: some refused, some unknown. */
export type Values = Readonly<Record<string, readonly unknown[]>>;

export interface RandomDocument { readonly text: string; readonly variables: Readonly<Record<string, unknown>> }

/** For arguments of which nothing more is known. */
const ANY: Values = { String: ['x', ''], ID: ['1', 'none'], Int: [1, 0], Float: [0.5], Boolean: [true, false] };

type WithFields = GraphQLObjectType | GraphQLInterfaceType;
const MAX_DEPTH = 5;

/** Writes a valid query of a schema: aliases, fragments, conditions, arguments as literals and as variables. */
export function randomDocument(schema: GraphQLSchema, tape: Tape, values: Values): RandomDocument {
  return new Writer(schema, tape, values).query();
}

class Writer {
  private at = 0;
  private readonly definitions: string[] = [];
  private readonly variables: Record<string, unknown> = {};
  private readonly fragments: string[] = [];

  constructor(private readonly schema: GraphQLSchema, private readonly tape: Tape, private readonly values: Values) {}

  query(): RandomDocument {
    const root = this.schema.getQueryType();
    if (root === null || root === undefined) throw new Error('no queries');
    const body = this.selections(root, 0);
    const head = this.definitions.length === 0 ? 'query Random' : `query Random(${this.definitions.join(', ')})`;
    return { text: `${head} ${body}\n${this.fragments.join('\n')}`, variables: this.variables };
  }

  private next(below: number): number {
    const number = this.tape[this.at];
    this.at += 1;
    return number === undefined ? 0 : number % below;
  }

  private pick<T>(list: readonly T[]): T {
    const chosen = list[this.next(list.length)];
    if (chosen === undefined) throw new Error('nothing to pick');
    return chosen;
  }

  private selections(type: WithFields, depth: number): string {
    const count = 1 + this.next(4);
    const parts = Array.from({ length: count }, () => this.selection(type, depth));
    return `{ ${parts.join(' ')} }`;
  }

  private selection(type: WithFields, depth: number): string {
    switch (this.next(10)) {
      case 0: return `__typename`;
      case 1: return `...${this.condition()} ${this.selections(type, depth + 1)}`;
      case 2: return this.fragment(type, depth);
      case 3: return isAbstractType(type) ? `... on ${this.pick(this.schema.getPossibleTypes(type)).name}${this.condition()} { key __typename }` : this.field(type, depth);
      default: return this.field(type, depth);
    }
  }

  /** Spread once or twice: with and without a condition is where compilers stumble. */
  private fragment(type: WithFields, depth: number): string {
    const name = `F${this.fragments.length}`;
    this.fragments.push('');
    this.fragments[Number(name.slice(1))] = `fragment ${name} on ${type.name} ${this.selections(type, depth + 1)}`;
    const spread = `...${name}${this.condition()}`;
    return this.next(2) === 0 ? spread : `${spread} ...${name}`;
  }

  private field(type: WithFields, depth: number): string {
    const fields = Object.values(type.getFields()).filter((field) => depth < MAX_DEPTH || !isCompositeType(getNamedType(field.type)));
    if (fields.length === 0) return '__typename';
    const field = this.pick(fields);
    // An alias of its own for each, so that two fields of one name never disagree on their arguments.
    const alias = `a${this.at}`;
    return `${alias}: ${field.name}${this.args(field)}${this.condition()}${this.below(getNamedType(field.type), depth)}`;
  }

  private below(type: GraphQLNamedType, depth: number): string {
    return isObjectType(type) || isInterfaceType(type) ? ` ${this.selections(type, depth + 1)}` : '';
  }

  private args(field: GraphQLField<unknown, unknown>): string {
    const given = field.args.filter((argument) => isNonNullType(argument.type) || this.next(2) === 1).map((argument) => `${argument.name}: ${this.argument(argument)}`);
    return given.length === 0 ? '' : `(${given.join(', ')})`;
  }

  private argument(argument: GraphQLArgument): string {
    const type = getNamedType(argument.type);
    const known = this.values[type.name] ?? this.values[argument.name] ?? (isEnumType(type) ? type.getValues().map(({ name }) => name) : ANY[type.name]);
    if (known === undefined) throw new Error(`no values for the argument ${argument.name}`);
    const value = this.pick(isNonNullType(argument.type) ? known.filter((one) => one !== null) : known);
    if (isEnumType(getNamedType(argument.type)) && typeof value === 'string' && this.next(2) === 0) return value;
    if (this.next(2) === 0 && !isEnumType(getNamedType(argument.type))) return JSON.stringify(value).replaceAll(/"(\w+)":/g, '$1:');
    return this.variable(String(argument.type), value, { leaveOut: !isNonNullType(argument.type) && this.next(4) === 1, isEnum: isEnumType(getNamedType(argument.type)) });
  }

  private variable(type: string, value: unknown, { leaveOut = false, isEnum = false } = {}): string {
    const name = `v${this.definitions.length}`;
    const literal = isEnum && typeof value === 'string' ? value : JSON.stringify(value).replaceAll(/"(\w+)":/g, '$1:');
    this.definitions.push(`$${name}: ${type}${this.next(3) === 1 ? ` = ${literal}` : ''}`);
    if (!leaveOut) this.variables[name] = value;
    return `$${name}`;
  }

  private condition(): string {
    switch (this.next(8)) {
      case 1: return ` @include(if: ${this.pick(['true', 'false'])})`;
      case 2: return ` @skip(if: ${this.pick(['true', 'false'])})`;
      case 3: return ` @include(if: ${this.variable('Boolean!', this.next(2) === 1)})`;
      case 4: return ` @skip(if: ${this.variable('Boolean!', this.next(2) === 1)}) @include(if: true)`;
      default: return '';
    }
  }
}
