import { attributeNodeId, graphOf, UPDATED_AT_ID } from '../../../../src/core/mapping/graph';
import type { GraphNode } from '../../../../src/core/mapping/graph';
import type { Expression, FieldPath } from '../../../../src/core/mapping/spec';
import { withKey, withOutput } from './drawing';
import type { Drawing } from './drawing';
import type { Suggestion } from './SuggestionList';

/** The node that a suggestion leads to. */
export const targetId = ({ type, attribute }: Suggestion['target']): string => (type === null || attribute === null ? UPDATED_AT_ID : attributeNodeId(type, attribute));

/** Draws what is suggested, beside what is drawn already. */
export function accepted(drawing: Drawing, field: FieldPath, { target, expression }: Suggestion, newId: () => string): Drawing {
  if (target.kind === 'KEY') return withKey(drawing, field);
  const { type, attribute } = target;
  const drawn = expression as Expression; // as the server writes expressions
  const more = graphOf({
    format: 1, system: '', type: '', ...(type === null || attribute === null ? { updatedAt: drawn, outputs: [] } : { outputs: [{ type, attributes: { [attribute]: drawn } }] }),
  });
  const names = new Map(more.nodes.map(({ id, kind }) => [id, kind === 'TRANSFORM' ? newId() : id]));
  const name = (id: string): string => names.get(id) ?? id;
  const base = type === null || drawing.graph.outputs.some((output) => output.type === type) ? drawing : withOutput(drawing, type);
  const known = new Set(base.graph.nodes.map(({ id }) => id));
  const nodes = more.nodes.map((node): GraphNode => ({ ...node, id: name(node.id) })).filter(({ id }) => !known.has(id));
  const edges = more.edges.map(({ from, to, slot }) => ({ id: `${name(to)}#${slot}`, from: name(from), to: name(to), slot }));
  return { ...base, graph: { ...base.graph, nodes: [...base.graph.nodes, ...nodes], edges: [...base.graph.edges, ...edges] } };
}
