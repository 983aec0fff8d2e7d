import { Kind, visit } from 'graphql';
import type { DocumentNode, FieldNode, FragmentDefinitionNode, OperationDefinitionNode, SelectionNode, SelectionSetNode } from 'graphql';
import { badInput } from '../../core/model/errors';
import { DEFAULT_CHANGES, DEFAULT_FIRST } from '../pageSize';

const INTROSPECTION = new Set(['__schema', '__type']);
/** Records that one document may reach, reckoned from its page sizes before anything is read. */
export const MAX_REACH = 50_000;
/** Values that one document may ask for: an alias, a page, a spread fragment count each time they are answered. */
export const MAX_COST = 500_000;
export const MAX_DEPTH = 15;
/** Root fields count too: an alias is another question. */
const MAX_QUESTIONS = 50;

export function asksForSchema(document: DocumentNode): boolean {
  let asks = false;
  visit(document, { Field: (field) => { asks ||= INTROSPECTION.has(field.name.value); } });
  return asks;
}

/** Fields that hold lists of records, with the size they have when nobody says. */
const LISTS: Readonly<Record<string, number | undefined>> = {
  devices: DEFAULT_FIRST, contracts: DEFAULT_FIRST, tickets: DEFAULT_FIRST, openTickets: DEFAULT_FIRST, recentTickets: DEFAULT_FIRST, relatedDevices: DEFAULT_FIRST,
  candidates: DEFAULT_FIRST, sources: DEFAULT_FIRST, history: DEFAULT_FIRST, changes: DEFAULT_CHANGES, auditEntries: DEFAULT_FIRST, searchRecords: DEFAULT_FIRST,
  reviewPairs: DEFAULT_FIRST, decisions: DEFAULT_FIRST,
};
/** The schema's own lists, by their usual sizes: they hold no records, but what is asked of each multiplies. */
const SCHEMA_LISTS: Readonly<Record<string, number | undefined>> = {
  types: 100, fields: 12, inputFields: 6, args: 2, enumValues: 6, possibleTypes: 5, interfaces: 1, directives: 5,
};
/** A type within a type within a type: introspection asks for nine of them. */
const MAX_SCHEMA_DEPTH = 20;

type Variables = Readonly<Record<string, unknown>>;
type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** What a document asks for, at most. */
interface Measured { readonly reach: number; readonly cost: number; readonly tooDeep: boolean }

/** Reckons one operation; stops as soon as a bound is passed, so that the reckoning itself cannot be made to last. */
class Measure {
  private reach = 0;
  private cost = 0;
  private tooDeep = false;

  constructor(private readonly fragments: Fragments, private readonly variables: Variables) {}

  of(operation: OperationDefinitionNode): Measured {
    this.add(operation.selectionSet, { depth: 0, times: 1, inSchema: false });
    return { reach: this.reach, cost: this.cost, tooDeep: this.tooDeep };
  }

  /** `times`: how often this selection is answered. */
  private add(selections: SelectionSetNode, at: { readonly depth: number; readonly times: number; readonly inSchema: boolean }): void {
    if (at.depth > (at.inSchema ? MAX_SCHEMA_DEPTH : MAX_DEPTH)) this.tooDeep = true;
    for (const selection of selections.selections) {
      if (this.tooDeep || this.reach > MAX_REACH || this.cost > MAX_COST) return;
      this.cost += at.times;
      const inner = this.innerOf(selection);
      const inSchema = at.inSchema || (selection.kind === Kind.FIELD && INTROSPECTION.has(selection.name.value));
      const size = selection.kind === Kind.FIELD ? this.sizeOf(selection, inSchema) : null;
      if (size !== null && !inSchema) this.reach += at.times * size;
      if (inner !== undefined) this.add(inner, { depth: at.depth + 1, times: at.times * (size ?? 1), inSchema });
    }
  }

  private innerOf(selection: SelectionNode): SelectionSetNode | undefined {
    return selection.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(selection.name.value)?.selectionSet : selection.selectionSet;
  }

  /** The page size of a list field; null for any other field. */
  private sizeOf(field: FieldNode, inSchema: boolean): number | null {
    if (inSchema) return SCHEMA_LISTS[field.name.value] ?? null;
    const size = LISTS[field.name.value];
    if (size === undefined) return null;
    const first = firstOf(field);
    if (first?.kind === Kind.INT) return Math.max(1, Number(first.value));
    const given = first?.kind === Kind.VARIABLE ? this.variables[first.name.value] : undefined;
    return typeof given === 'number' ? Math.max(1, given) : size;
  }
}

const firstOf = (field: FieldNode) => field.arguments?.find((argument) => argument.name.value === 'first')?.value;

function hasVariableSizes(document: DocumentNode): boolean {
  let has = false;
  visit(document, { Field: (field) => { has ||= firstOf(field)?.kind === Kind.VARIABLE; } });
  return has;
}

/** Fields at the root, those of spread fragments included; counts no further than just beyond the bound. */
function questionsIn(selections: SelectionSetNode | undefined, fragments: Fragments, left = MAX_QUESTIONS): number {
  let count = 0;
  for (const selection of selections?.selections ?? []) {
    if (count > left) break;
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : undefined;
    // A fragment counts by itself, too: spreading empty ones is work as well.
    count += fragment === undefined ? 1 : Math.max(1, questionsIn(fragment.selectionSet, fragments, left - count));
  }
  return count;
}

function refuse({ reach, cost, tooDeep }: Measured): void {
  if (tooDeep) throw badInput(`a document nested at most ${MAX_DEPTH} deep`, 'a deeper one', 'Follow relations in several documents.');
  if (reach > MAX_REACH) throw badInput(`a document that reaches at most ${MAX_REACH} records`, 'more records', 'Ask for smaller pages ("first"), or follow relations in several documents.');
  if (cost > MAX_COST) throw badInput(`a document that asks for at most ${MAX_COST} values`, 'more values', 'Ask for fewer fields of each record, or for smaller pages ("first").');
}

/**
 * The check of one operation's size. What the document alone decides is reckoned once; only page sizes that come
 * as variables are reckoned anew for each request (coerced, so that their defaults count).
 */
export function limitsOf(document: DocumentNode, operation: OperationDefinitionNode): (variables: Variables) => void {
  const fragments: Fragments = new Map(document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])));
  const questions = questionsIn(operation.selectionSet, fragments);
  const measure = (variables: Variables): Measured => new Measure(fragments, variables).of(operation);
  const fixed = hasVariableSizes(document) ? null : measure({});
  return (variables) => {
    if (questions > MAX_QUESTIONS) {
      throw badInput(`at most ${MAX_QUESTIONS} fields at the root of a document`, `${questions} or more`, 'Ask in several documents.');
    }
    refuse(fixed ?? measure(variables));
  };
}
