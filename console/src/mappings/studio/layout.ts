import { formNamed } from '../../../../src/core/mapping/forms';
import type { MappingGraph, MappingLayout } from '../../../../src/core/mapping/graph';

/** Sizes on the canvas. */
export const COLUMN = { field: 0, firstTransform: 310, step: 205, fieldWidth: 250, transformWidth: 180, attributeWidth: 270 } as const;
export const ROW = 46;
const GAP = 14;

/** How many transforms in a row lead to each. */
function depths({ nodes, edges }: MappingGraph): Map<string, number> {
  const known = new Map<string, number>();
  const depth = (id: string, open: ReadonlySet<string>): number => {
    const found = known.get(id);
    if (found !== undefined) return found;
    if (open.has(id)) return 0;
    const sources = edges.filter(({ to, from }) => to === id && !from.startsWith('field:')).map(({ from }) => depth(from, new Set([...open, id])) + 1);
    const own = Math.max(0, ...sources);
    known.set(id, own);
    return own;
  };
  for (const { id, kind } of nodes) if (kind === 'TRANSFORM') depth(id, new Set());
  return known;
}

/** The same layout, with a place for every transform that has none yet. */
export function withPlaces(graph: MappingGraph, layout: MappingLayout, rowOf: (id: string) => number | undefined): MappingLayout {
  const isPlaced = graph.nodes.every(({ id, kind }) => kind !== 'TRANSFORM' || layout[id] !== undefined);
  return isPlaced ? layout : { ...autoLayout(graph, rowOf), ...layout };
}

/** So far to the right the attributes stand. */
export const attributeColumn = (graph: MappingGraph): number => COLUMN.firstTransform + (Math.max(0, ...depths(graph).values()) + 1) * COLUMN.step + 40;

/** About as high as a transform is drawn. */
export function heightOf(inputs: number): number { return 44 + Math.max(1, inputs) * 18; }

/** Transforms in columns by how many lead to them, each near what it is drawn from and to; none upon another. */
export function autoLayout(graph: MappingGraph, rowOf: (id: string) => number | undefined): MappingLayout {
  const columns = new Map<number, { readonly id: string; readonly y: number; readonly height: number }[]>();
  const depth = depths(graph);
  const y = new Map<string, number>();
  const ordered = graph.nodes.filter(({ kind }) => kind === 'TRANSFORM').sort((a, b) => (depth.get(a.id) ?? 0) - (depth.get(b.id) ?? 0));
  for (const { id } of ordered) {
    const near = graph.edges.flatMap(({ from, to }) => (to === id ? [y.get(from) ?? rowOf(from)] : from === id ? [rowOf(to)] : [])).filter((one) => one !== undefined);
    const at = near.length === 0 ? 0 : near.reduce((sum, one) => sum + one, 0) / near.length;
    y.set(id, at);
    const node = graph.nodes.find((one) => one.id === id);
    const form = node?.kind === 'TRANSFORM' ? formNamed(node.form) : undefined;
    const inputs = form?.inputs === 'MANY' ? graph.edges.filter(({ to }) => to === id).length + 1 : form?.inputs === 'CONDITION' ? 4 : 2;
    columns.set(depth.get(id) ?? 0, [...columns.get(depth.get(id) ?? 0) ?? [], { id, y: at, height: heightOf(inputs) }]);
  }
  const places: [string, { x: number; y: number }][] = [];
  for (const [column, nodes] of columns) {
    let free = Number.NEGATIVE_INFINITY;
    for (const { id, y: wanted, height } of [...nodes].sort((a, b) => a.y - b.y)) {
      const top = Math.max(wanted, free);
      places.push([id, { x: COLUMN.firstTransform + column * COLUMN.step, y: Math.round(top) }]);
      free = top + height + GAP;
    }
  }
  return Object.fromEntries(places);
}
