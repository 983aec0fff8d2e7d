import { Kind, visit } from 'graphql';
import type { DocumentNode, FieldNode, FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode } from 'graphql';
import { badInput } from '../../core/model/errors';
import { DEFAULT_FIRST } from '../pageSize';

const INTROSPECTION = new Set(['__schema', '__type']);
/** Records that one document may reach, reckoned from its page sizes before anything is read. */
export const MAX_REACH = 50_000;
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
  devices: DEFAULT_FIRST, contracts: DEFAULT_FIRST, tickets: DEFAULT_FIRST, openTickets: DEFAULT_FIRST, recentTickets: DEFAULT_FIRST,
  candidates: DEFAULT_FIRST, sources: DEFAULT_FIRST, history: DEFAULT_FIRST,
};

interface Measure { readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>; readonly variables: Readonly<Record<string, unknown>> }

/** How many records a selection reaches: the product of page sizes down each path. Stops counting beyond the bound. */
function reachOf(selections: SelectionSetNode | undefined, depth: number, measure: Measure): number {
  if (selections === undefined) return 0;
  if (depth > MAX_DEPTH) return Infinity;
  let reach = 0;
  for (const selection of selections.selections) {
    if (reach > MAX_REACH) break;
    if (selection.kind === Kind.FIELD) {
      const size = sizeOf(selection, measure);
      reach += (size ?? 0) + (size ?? 1) * reachOf(selection.selectionSet, depth + 1, measure);
    } else {
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : measure.fragments.get(selection.name.value);
      reach += reachOf(fragment?.selectionSet, depth + 1, measure);
    }
  }
  return reach;
}

const firstOf = (field: FieldNode) => field.arguments?.find((argument) => argument.name.value === 'first')?.value;

/** The page size of a list field; null for any other field. */
function sizeOf(field: FieldNode, { variables }: Measure): number | null {
  const size = LISTS[field.name.value];
  if (size === undefined) return null;
  const first = firstOf(field);
  if (first?.kind === Kind.INT) return Math.max(1, Number(first.value));
  const given = first?.kind === Kind.VARIABLE ? variables[first.name.value] : undefined;
  return typeof given === 'number' ? Math.max(1, given) : size;
}

function hasVariableSizes(document: DocumentNode): boolean {
  let has = false;
  visit(document, { Field: (field) => { has ||= firstOf(field)?.kind === Kind.VARIABLE; } });
  return has;
}

function questionsIn(selections: SelectionSetNode | undefined, fragments: Measure['fragments']): number {
  return (selections?.selections ?? []).reduce((count, selection) => {
    if (selection.kind === Kind.FIELD || count > MAX_QUESTIONS) return count + 1;
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    return count + questionsIn(fragment?.selectionSet, fragments);
  }, 0);
}

function refuseReach(reach: number): void {
  if (reach <= MAX_REACH) return;
  throw badInput(
    `a document nested at most ${MAX_DEPTH} deep that reaches at most ${MAX_REACH} records`, Number.isFinite(reach) ? 'more records' : 'a deeper one',
    'Ask for smaller pages ("first"), or follow relations in several documents.');
}

/**
 * The check of one operation's size. What the document alone decides is reckoned once; only page sizes that come
 * as variables are reckoned anew for each request (coerced, so that their defaults count).
 */
export function limitsOf(document: DocumentNode, operation: OperationDefinitionNode): (variables: Measure['variables']) => void {
  const fragments = new Map(document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])));
  const questions = questionsIn(operation.selectionSet, fragments);
  const reachFor = (variables: Measure['variables']): number => reachOf(operation.selectionSet, 0, { fragments, variables });
  const fixed = hasVariableSizes(document) ? null : reachFor({});
  return (variables) => {
    if (questions > MAX_QUESTIONS) {
      throw badInput(`at most ${MAX_QUESTIONS} fields at the root of a document`, `${questions} or more`, 'Ask in several documents.');
    }
    refuseReach(fixed ?? reachFor(variables));
  };
}
