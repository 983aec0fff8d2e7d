import { compileExpression, Refused } from '../../../../src/core/mapping/expression';
import type { Evaluated } from '../../../../src/core/mapping/expression';
import { specOf } from '../../../../src/core/mapping/graph';
import type { MappingGraph } from '../../../../src/core/mapping/graph';
import type { Expression } from '../../../../src/core/mapping/spec';
import { kindNamed } from '../../../../src/core/attributes/registry';
import type { Label } from '../../language/label';
import type { Attribute } from '../../shell/viewer';
import type { JsonObject } from './json';

/** What one node gives for the record that is looked at. */
export interface Given { readonly text: string; readonly refusal: Label | null }

const PROBE = { type: 'probe', attribute: 'value' } as const;
const PROBE_ID = 'attribute:probe.value';

/** What a node means, read as the whole drawing is: as if it were all that led to one attribute. */
function expressionAt({ edges, nodes, ...graph }: MappingGraph, id: string): Expression | null {
  const inner = edges.filter(({ to }) => !to.startsWith('attribute:'));
  const { spec } = specOf({
    ...graph, outputs: [{ type: PROBE.type, whenAnyOf: null }],
    nodes: [...nodes.filter(({ kind }) => kind === 'FIELD' || kind === 'TRANSFORM'), { id: PROBE_ID, kind: 'ATTRIBUTE', ...PROBE }],
    edges: [...inner, { id: 'probe', from: id, to: PROBE_ID, slot: 'value' }],
  });
  return spec.outputs[0]?.attributes[PROBE.attribute] ?? null;
}

const CONTEXT = { timeZone: 'Asia/Shanghai', keyedHash: (text: string): string => text };
const asText = (value: Evaluated): string => (value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value));

function evaluated(expression: Expression, graph: MappingGraph, payload: JsonObject): Given & { readonly raw: Evaluated } {
  try {
    const raw = compileExpression(expression, graph.codeTables)(payload, CONTEXT);
    return raw instanceof Refused ? { raw, text: '', refusal: raw.rejection.message } : { raw, text: asText(raw), refusal: null };
  } catch {
    return { raw: undefined, text: '', refusal: null }; // it is not whole yet; its issues say so
  }
}

/** The value at every node that is connected, for one record: of an attribute as its kind understands it. */
export function trace(graph: MappingGraph, payload: JsonObject | undefined, attributeOf: (type: string, name: string) => Attribute | undefined): ReadonlyMap<string, Given> {
  const given = new Map<string, Given>();
  if (payload === undefined) return given;
  for (const node of graph.nodes) {
    const from = node.kind === 'FIELD' || node.kind === 'TRANSFORM' ? node.id : graph.edges.find(({ to }) => to === node.id)?.from;
    const expression = from === undefined ? null : expressionAt(graph, from);
    if (expression === null) continue;
    const { raw, ...found } = evaluated(expression, graph, payload);
    const attribute = node.kind === 'ATTRIBUTE' ? attributeOf(node.type, node.attribute) : undefined;
    given.set(node.id, attribute === undefined || found.text === '' || found.refusal !== null ? found : understood(attribute, raw));
  }
  return given;
}

function understood({ kind, codes }: Attribute, raw: Evaluated): Given {
  if (kind === 'reference' || raw instanceof Refused) return { text: asText(raw), refusal: null };
  const known = kindNamed(kind as Parameters<typeof kindNamed>[0]); // kinds of the schema are those of the core
  const items = Array.isArray(raw) && kind !== 'address' ? raw as readonly unknown[] : [raw];
  const read = items.map((item) => known.normalise(item, CONTEXT));
  const [refused] = read.flatMap(({ rejections }) => rejections);
  const text = read.flatMap(({ values }) => values.map(({ value }) => known.display(value))).join('; ');
  const unknown = codes.length > 0 && text !== '' && !codes.some(({ code }) => code === text);
  return { text, refusal: refused?.message ?? (unknown ? { zh: '不在代码集中', en: 'not in the code set' } : null) };
}
