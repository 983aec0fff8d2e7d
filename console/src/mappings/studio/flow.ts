import { MarkerType } from '@xyflow/react';
import type { Edge, Node } from '@xyflow/react';
import type { MappingIssue } from '../../../../src/core/mapping/issue';
import type { AttributeGroup, AttributeRow, FieldRow } from './columns';
import { edgeId, slotsOf } from './drawing';
import type { Drawing, TransformNode } from './drawing';
import { attributeColumn, COLUMN, ROW } from './layout';
import type { Given } from './trace';

/** Types, not interfaces: the library asks for what may have any member. */
type Shared = { readonly given: Given | undefined; readonly issues: readonly Pick<MappingIssue, 'severity' | 'message' | 'remedy'>[]; readonly isDim: boolean };
export type FieldNode = Node<Shared & { readonly row: FieldRow }, 'field'>;
export type AttributeNode = Node<Shared & { readonly row: AttributeRow }, 'attribute'>;
export type TransformFlowNode = Node<Shared & { readonly node: TransformNode; readonly slots: readonly string[]; readonly connected: ReadonlySet<string> }, 'transform'>;
export type HeadingNode = Node<{ readonly title: string }, 'heading'>;
export type FlowNode = FieldNode | AttributeNode | TransformFlowNode | HeadingNode;

export interface Shown {
  readonly drawing: Drawing;
  readonly fields: readonly FieldRow[];
  readonly groups: readonly AttributeGroup[];
  readonly given: ReadonlyMap<string, Given>;
  readonly issues: ReadonlyMap<string, Shared['issues']>;
  readonly selected: ReadonlySet<string>;
  /** What stands out; null where everything does. */
  readonly focus: ReadonlySet<string> | null;
  readonly measured: ReadonlyMap<string, { readonly width: number; readonly height: number }>;
}

/** Where each field and attribute stands, from above. */
export function rowsOf(fields: readonly FieldRow[], groups: readonly AttributeGroup[]): ReadonlyMap<string, number> {
  const rows = new Map(fields.map(({ id }, index) => [id, index * ROW] as const));
  let y = 0;
  for (const { rows: own } of groups) {
    y += ROW;
    for (const { id } of own) { rows.set(id, y); y += ROW; }
  }
  return rows;
}

export function flowNodes(shown: Shown): FlowNode[] {
  const { drawing, fields, groups, given, issues, selected, focus, measured } = shown;
  const rows = rowsOf(fields, groups);
  const right = attributeColumn(drawing.graph);
  const shared = (id: string): Shared => ({ given: given.get(id), issues: issues.get(id) ?? [], isDim: focus !== null && !focus.has(id) });
  const size = (id: string): { measured?: { width: number; height: number } } => { const known = measured.get(id); return known === undefined ? {} : { measured: known }; };
  let y = 0;
  const headings = groups.map(({ type, title, rows: own }): HeadingNode => {
    const at = y;
    y += ROW * (own.length + 1);
    return { id: `heading:${type}`, type: 'heading', position: { x: right, y: at }, data: { title }, draggable: false, selectable: false, connectable: false, focusable: false, ...size(`heading:${type}`) };
  });
  return [
    ...fields.map((row): FieldNode => ({ id: row.id, type: 'field', position: { x: COLUMN.field, y: rows.get(row.id) ?? 0 }, draggable: false, selected: selected.has(row.id), data: { ...shared(row.id), row }, ...size(row.id) })),
    ...headings,
    ...groups.flatMap(({ rows: own }) => own).map((row): AttributeNode => ({ id: row.id, type: 'attribute', position: { x: right, y: rows.get(row.id) ?? 0 }, draggable: false, selected: selected.has(row.id), data: { ...shared(row.id), row }, ...size(row.id) })),
    ...drawing.graph.nodes.flatMap((node): TransformFlowNode[] => (node.kind !== 'TRANSFORM' ? [] : [{
      id: node.id, type: 'transform', position: drawing.layout[node.id] ?? { x: COLUMN.firstTransform, y: 0 }, selected: selected.has(node.id), ...size(node.id),
      data: { ...shared(node.id), node, slots: slotsOf(drawing, node), connected: new Set(drawing.graph.edges.filter(({ to }) => to === node.id).map(({ slot }) => slot)) },
    }])),
  ];
}

/** Edges between what is shown. */
export function flowEdges({ drawing, fields, groups, selected, focus }: Shown): Edge[] {
  const there = new Set([...fields.map(({ id }) => id), ...groups.flatMap(({ rows }) => rows.map(({ id }) => id)), ...drawing.graph.nodes.filter(({ kind }) => kind === 'TRANSFORM').map(({ id }) => id)]);
  return drawing.graph.edges.filter(({ from, to }) => there.has(from) && there.has(to)).map(({ id, from, to, slot }) => ({
    id: edgeId({ id }), source: from, target: to, targetHandle: slot, selected: selected.has(edgeId({ id })),
    className: focus !== null && !(focus.has(from) && focus.has(to)) ? 'dim' : '', markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14 },
  }));
}
