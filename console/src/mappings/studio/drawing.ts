import type { JsonObject } from './json';
import { attributeNodeId, fieldNodeId, UPDATED_AT_ID } from '../../../../src/core/mapping/graph';
import type { GraphEdge, GraphNode, MappingGraph, MappingLayout } from '../../../../src/core/mapping/graph';
import { formNamed } from '../../../../src/core/mapping/forms';
import type { FormName } from '../../../../src/core/mapping/forms';
import type { CodeTable, FieldPath } from '../../../../src/core/mapping/spec';

/** What is drawn, with where its transforms stand. Never changed: each step makes another. */
export interface Drawing { readonly graph: MappingGraph; readonly layout: MappingLayout }
export interface Point { readonly x: number; readonly y: number }
export type TransformNode = Extract<GraphNode, { kind: 'TRANSFORM' }>;

export const VALUE = 'value';

const withGraph = (drawing: Drawing, graph: Partial<MappingGraph>): Drawing => ({ ...drawing, graph: { ...drawing.graph, ...graph } });
const nodeById = ({ graph }: Drawing, id: string): GraphNode | undefined => graph.nodes.find((node) => node.id === id);

/** A node that nothing else stands for is added; an attribute and a field are there once each. */
function withNode(drawing: Drawing, node: GraphNode): Drawing {
  return nodeById(drawing, node.id) === undefined ? withGraph(drawing, { nodes: [...drawing.graph.nodes, node] }) : drawing;
}

export const withField = (drawing: Drawing, field: FieldPath): Drawing => withNode(drawing, { id: fieldNodeId(field), kind: 'FIELD', field });
export const withAttribute = (drawing: Drawing, type: string, attribute: string): Drawing => withNode(drawing, { id: attributeNodeId(type, attribute), kind: 'ATTRIBUTE', type, attribute });
export const withUpdatedAt = (drawing: Drawing): Drawing => withNode(drawing, { id: UPDATED_AT_ID, kind: 'UPDATED_AT' });

export function withTransform(drawing: Drawing, transform: { readonly id: string; readonly form: FormName; readonly options?: JsonObject }, at: Point): Drawing {
  const { id, form, options = {} } = transform;
  return { graph: { ...drawing.graph, nodes: [...drawing.graph.nodes, { id, kind: 'TRANSFORM', form, options }] }, layout: { ...drawing.layout, [id]: at } };
}

export const withOptions = (drawing: Drawing, id: string, options: JsonObject): Drawing =>
  withGraph(drawing, { nodes: drawing.graph.nodes.map((node) => (node.id === id && node.kind === 'TRANSFORM' ? { ...node, options } : node)) });

export const moved = (drawing: Drawing, places: MappingLayout): Drawing => ({ ...drawing, layout: { ...drawing.layout, ...places } });

/** Whether something drawn from one node may end in the other: nothing ends in a field, and no way leads round in a circle. */
export function mayConnect(drawing: Drawing, from: string, to: string): boolean {
  if (from === to || to.startsWith('field:') || from.startsWith('attribute:')) return false;
  return !behind(drawing.graph, to).has(from);
}

/** One edge more. What came into the same place before makes room: an attribute has one writer. */
export function connected(drawing: Drawing, { from, to, slot }: Omit<GraphEdge, 'id'>): Drawing {
  const others = drawing.graph.edges.filter((edge) => edge.to !== to || edge.slot !== slot);
  return dropUnused(withGraph(drawing, { edges: [...others, { id: `${to}#${slot}`, from, to, slot }] }));
}

/** An edge and the transform that it begins at may have one id: on the canvas they are told apart. */
export const edgeId = ({ id }: Pick<GraphEdge, 'id'>): string => `edge:${id}`;

/** Edges and transforms taken away; of fields and attributes only what is drawn at them. */
export function without(drawing: Drawing, ids: ReadonlySet<string>): Drawing {
  const edges = drawing.graph.edges.filter((edge) => !ids.has(edgeId(edge)) && !ids.has(edge.from) && !ids.has(edge.to));
  const nodes = drawing.graph.nodes.filter(({ id, kind }) => kind !== 'TRANSFORM' || !ids.has(id));
  return dropUnused(withGraph(drawing, { nodes, edges }));
}

/** Fields and attributes stand in their columns anyway: in the drawing are those that are connected. */
function dropUnused(drawing: Drawing): Drawing {
  const used = new Set(drawing.graph.edges.flatMap(({ from, to }) => [from, to]));
  return withGraph(drawing, { nodes: drawing.graph.nodes.filter(({ id, kind }) => kind === 'TRANSFORM' || used.has(id)) });
}

/** Transforms once more, with what connects them to each other, a little aside. */
export function copied(drawing: Drawing, ids: ReadonlySet<string>, newId: () => string): { readonly drawing: Drawing; readonly ids: ReadonlySet<string> } {
  const names = new Map(drawing.graph.nodes.filter(({ id, kind }) => kind === 'TRANSFORM' && ids.has(id)).map(({ id }) => [id, newId()]));
  const nodes = drawing.graph.nodes.flatMap((node) => (names.has(node.id) ? [{ ...node, id: names.get(node.id) ?? '' }] : []));
  const edges = drawing.graph.edges.flatMap(({ from, to, slot }) => {
    const [source, target] = [names.get(from) ?? (from.startsWith('field:') ? from : undefined), names.get(to)];
    return source === undefined || target === undefined ? [] : [{ id: `${target}#${slot}`, from: source, to: target, slot }];
  });
  const layout = Object.fromEntries([...names].map(([old, id]) => [id, { x: (drawing.layout[old]?.x ?? 0) + 30, y: (drawing.layout[old]?.y ?? 0) + 40 }]));
  return {
    drawing: { graph: { ...drawing.graph, nodes: [...drawing.graph.nodes, ...nodes], edges: [...drawing.graph.edges, ...edges] }, layout: { ...drawing.layout, ...layout } },
    ids: new Set(names.values()),
  };
}

export const withCodeTable = (drawing: Drawing, name: string, table: CodeTable): Drawing => withGraph(drawing, { codeTables: { ...drawing.graph.codeTables, [name]: table } });
export const withOutput = (drawing: Drawing, type: string): Drawing => withGraph(drawing, { outputs: [...drawing.graph.outputs, { type, whenAnyOf: null }] });
export const withKey = (drawing: Drawing, key: FieldPath | null): Drawing => withGraph(drawing, { key });

/** Where edges may end in a transform: by name, in order; of any number of inputs one more than are connected. */
export function slotsOf({ graph }: Drawing, { id, form: name, options }: TransformNode): string[] {
  const form = formNamed(name);
  const connectedTo = graph.edges.filter(({ to }) => to === id).map(({ slot }) => slot);
  const further = form.further.map((one) => one.name);
  if (form.inputs === 'ONE') return [name, ...further];
  if (form.inputs === 'CONDITION') return [...(options['cel'] === undefined ? ['when/of'] : []), ...further];
  if (form.inputs === 'NONE') return further;
  const last = Math.max(-1, ...connectedTo.filter((slot) => slot.startsWith(`${name}/`)).map((slot) => Number(slot.slice(name.length + 1))));
  return [...Array.from({ length: last + 2 }, (_none, index) => `${name}/${index}`), ...further];
}

/** A node with all that leads to it. */
export function ahead(graph: MappingGraph, id: string, found = new Set<string>()): Set<string> {
  if (found.has(id)) return found;
  found.add(id);
  for (const edge of graph.edges) if (edge.to === id) ahead(graph, edge.from, found);
  return found;
}

/** A node with all that it leads to. */
export function behind(graph: MappingGraph, id: string, found = new Set<string>()): Set<string> {
  if (found.has(id)) return found;
  found.add(id);
  for (const edge of graph.edges) if (edge.from === id) behind(graph, edge.to, found);
  return found;
}
