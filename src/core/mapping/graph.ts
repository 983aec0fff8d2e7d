import type { JsonObject, JsonValue } from '../model/json';
import { formOf, formNamed, inputsOf } from './forms';
import type { FormName } from './forms';
import { issue } from './issue';
import type { MappingIssue } from './issue';
import { pathName } from './paths';
import type { CodeTable, Expression, FieldPath, MappingSpec } from './spec';

/** Where nodes stand on a canvas, by node id. It means nothing, so it is kept beside the spec. */
export type MappingLayout = Readonly<Record<string, { readonly x: number; readonly y: number }>>;

/** A mapping as it is drawn: source fields on the left, attributes on the right, transforms between them. */
export interface MappingGraph {
  readonly system: string;
  readonly type: string;
  readonly key: FieldPath | null;
  readonly codeTables: Readonly<Record<string, CodeTable>>;
  readonly outputs: readonly { readonly type: string; readonly whenAnyOf: readonly FieldPath[] | null }[];
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** FIELD: where values come from. TRANSFORM: an expression other than a field. ATTRIBUTE: where they go. UPDATED_AT: the record's time of change. */
export type GraphNode =
  | { readonly id: string; readonly kind: 'FIELD'; readonly field: FieldPath }
  | { readonly id: string; readonly kind: 'TRANSFORM'; readonly form: FormName; readonly options: JsonObject }
  | { readonly id: string; readonly kind: 'ATTRIBUTE'; readonly type: string; readonly attribute: string }
  | { readonly id: string; readonly kind: 'UPDATED_AT' };

/** `slot` says where in the target it goes: "value" of an attribute, else as in the spec: "join/1", "when/of", "then". `id` is the place in the spec of what comes through it. */
export interface GraphEdge { readonly id: string; readonly from: string; readonly to: string; readonly slot: string }

export const attributeNodeId = (type: string, attribute: string): string => `attribute:${type}.${attribute}`;
export const fieldNodeId = (field: FieldPath): string => `field:${typeof field === 'string' ? field : JSON.stringify(field)}`;
/** Its place in the spec, `updatedAt`, may be a transform's id. */
export const UPDATED_AT_ID = 'attribute:updatedAt';
const VALUE = 'value';

/** A mapping as nodes and edges. A field is one node however often it is used; a transform's id is its place in the spec, as issues name it. */
export function graphOf(spec: MappingSpec): MappingGraph {
  const nodes = new Map<string, GraphNode>();
  const edges: GraphEdge[] = [];
  const draw = (expression: Expression, place: string): string => {
    if ('field' in expression) {
      const id = fieldNodeId(expression.field);
      nodes.set(id, { id, kind: 'FIELD', field: expression.field });
      return id;
    }
    const form = formOf(expression);
    if (form === undefined) throw new Error(`${place} is not an expression`);
    nodes.set(place, { id: place, kind: 'TRANSFORM', form: form.name, options: optionsOf(expression, form.name) });
    for (const { slot, expression: inner } of inputsOf(expression)) connect(inner, { place: `${place}/${slot}`, to: place, slot });
    return place;
  };
  const connect = (expression: Expression, { place, to, slot }: { readonly place: string; readonly to: string; readonly slot: string }): void => {
    edges.push({ id: place, from: draw(expression, place), to, slot });
  };
  spec.outputs.forEach((output, index) => {
    for (const [attribute, expression] of Object.entries(output.attributes)) {
      const id = attributeNodeId(output.type, attribute);
      nodes.set(id, { id, kind: 'ATTRIBUTE', type: output.type, attribute });
      connect(expression, { place: `outputs/${index}/attributes/${attribute}`, to: id, slot: VALUE });
    }
  });
  if (spec.updatedAt !== undefined) {
    nodes.set(UPDATED_AT_ID, { id: UPDATED_AT_ID, kind: 'UPDATED_AT' });
    connect(spec.updatedAt, { place: 'updatedAt', to: UPDATED_AT_ID, slot: VALUE });
  }
  return {
    system: spec.system, type: spec.type, key: spec.key ?? null, codeTables: spec.codeTables ?? {},
    outputs: spec.outputs.map(({ type, whenAnyOf }) => ({ type, whenAnyOf: whenAnyOf ?? null })), nodes: [...nodes.values()], edges,
  };
}

/** What is set on a transform, beside what goes into it. */
function optionsOf(expression: Expression, name: FormName): JsonObject {
  const members = expression as unknown as Readonly<Record<string, JsonValue>>; // options are plain JSON, by the table of forms
  if ('when' in expression) {
    if ('cel' in expression.when) return { cel: expression.when.cel };
    const { isEmpty, length, isOneOf, startsWith } = expression.when;
    const tests: JsonObject = { isEmpty, length, isOneOf, startsWith };
    return Object.fromEntries(Object.entries(tests).filter(([, value]) => value !== undefined));
  }
  return Object.fromEntries(formNamed(name).options.flatMap((option) => (members[option.name] === undefined ? [] : [[option.name, members[option.name]]])));
}

/** What a drawing means. `issues`: two writers, cycles, nodes that nothing goes into or that lead nowhere; with an ERROR among them the spec leaves out what can't be read. */
export interface DrawnSpec {
  readonly spec: MappingSpec;
  /** Where the transforms stand, by the ids that {@link graphOf} gives them. */
  readonly layout: MappingLayout;
  readonly issues: readonly MappingIssue[];
}

/** A drawing as a spec: the way back from {@link graphOf}. A transform that feeds two others is written out at both. */
export function specOf(graph: MappingGraph, layout: MappingLayout = {}): DrawnSpec {
  const reader = new DrawingReader(graph, layout);
  const outputs = graph.outputs.map(({ type, whenAnyOf }, index) => {
    const targets = graph.nodes.flatMap((node) => (node.kind === 'ATTRIBUTE' && node.type === type ? [node] : []));
    const attributes = targets.flatMap(({ id, attribute }): [string, Expression][] => {
      const expression = reader.into(id, VALUE, `outputs/${index}/attributes/${attribute}`);
      return expression === null ? [] : [[attribute, expression]];
    });
    return { type, ...(whenAnyOf === null ? {} : { whenAnyOf }), attributes: Object.fromEntries(attributes) };
  });
  const hasTime = graph.nodes.some(({ kind }) => kind === 'UPDATED_AT');
  const updatedAt = hasTime ? reader.into(UPDATED_AT_ID, VALUE, 'updatedAt') : null;
  const codeTables = Object.keys(graph.codeTables).length === 0 ? {} : { codeTables: graph.codeTables };
  const spec: MappingSpec = {
    format: 1, system: graph.system, type: graph.type, ...(graph.key === null ? {} : { key: graph.key }),
    ...(updatedAt === null ? {} : { updatedAt }), ...codeTables, outputs,
  };
  return { spec, layout: reader.placed(), issues: [...reader.issues, ...reader.loose()] };
}

class DrawingReader {
  readonly issues: MappingIssue[] = [];
  private readonly nodes: ReadonlyMap<string, GraphNode>;
  private readonly open = new Set<string>();
  private readonly read = new Set<string>();
  private readonly places: Record<string, { readonly x: number; readonly y: number }> = {};

  constructor(private readonly graph: MappingGraph, private readonly layout: MappingLayout) {
    this.nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  }

  /** What comes into a slot; null where nothing does. `place`: where it will stand in the spec. */
  into(to: string, slot: string, place: string): Expression | null {
    if (slot === VALUE) this.mark(to, to);
    const edges = this.graph.edges.filter((edge) => edge.to === to && edge.slot === slot);
    const [edge] = edges;
    if (edges.length > 1) this.issues.push(issue('TWO_WRITERS', to, `有 ${edges.length} 条连线同时写入`, `${edges.length} edges write the same`));
    if (edge === undefined) {
      if (slot === VALUE) this.issues.push(issue('NOT_CONNECTED', to, '没有来源连到它', 'nothing is connected to it', 'WARNING'));
      return null;
    }
    return this.expression(edge.from, place);
  }

  private expression(id: string, place: string): Expression | null {
    const node = this.nodes.get(id);
    if (node === undefined || node.kind === 'ATTRIBUTE' || node.kind === 'UPDATED_AT') return null;
    this.mark(id, node.kind === 'FIELD' ? id : place);
    if (node.kind === 'FIELD') return { field: node.field };
    if (this.open.has(id)) {
      this.issues.push(issue('CYCLE', id, '连线成环', 'the edges lead round in a circle'));
      return null;
    }
    this.open.add(id);
    const made = this.transform(node, place);
    this.open.delete(id);
    return made;
  }

  private transform({ id, form: name, options }: Extract<GraphNode, { kind: 'TRANSFORM' }>, place: string): Expression | null {
    const form = formNamed(name);
    const members: Record<string, unknown> = { ...options };
    const must = (slot: string): unknown => {
      const found = this.into(id, slot, `${place}/${slot}`);
      if (found === null) this.issues.push(issue('NOT_CONNECTED', id, `“${form.label.zh}”缺少输入“${slot}”`, `the input "${slot}" of "${form.label.en}" is not connected`));
      return found;
    };
    if (form.inputs === 'ONE') members[name] = must(name);
    if (form.inputs === 'MANY') members[name] = this.slots(id, name).map((slot, index) => this.into(id, slot, `${place}/${name}/${index}`)).filter((one) => one !== null);
    if (form.inputs === 'CONDITION') {
      for (const test of Object.keys(options)) Reflect.deleteProperty(members, test);
      members[name] = options['cel'] === undefined ? { ...options, of: must('when/of') } : { cel: options['cel'] };
    }
    for (const further of form.further) {
      const found = further.isRequired ? must(further.name) : this.into(id, further.name, `${place}/${further.name}`);
      if (found !== null) members[further.name] = found;
    }
    const incomplete = Object.values(members).some((member) => member === null) && name !== 'constant';
    return incomplete ? null : members as unknown as Expression; // put together by the table of forms; compile looks at it again
  }

  /** Inputs in order: edges are drawn in any. */
  private slots(id: string, name: string): string[] {
    const slots = this.graph.edges.flatMap(({ to, slot }) => (to === id && slot.startsWith(`${name}/`) ? [slot] : []));
    return [...new Set(slots)].sort((x, y) => Number(x.slice(name.length + 1)) - Number(y.slice(name.length + 1)));
  }

  private mark(id: string, place: string): void {
    this.read.add(id);
    const at = this.layout[id];
    if (at !== undefined) this.places[place] = at;
  }

  placed(): MappingLayout {
    const fields = this.graph.nodes.flatMap(({ id, kind }) => (kind === 'FIELD' && this.layout[id] !== undefined ? [[id, this.layout[id]] as const] : []));
    return { ...Object.fromEntries(fields), ...this.places };
  }

  /** Transforms that lead nowhere are not part of the spec. */
  loose(): MappingIssue[] {
    return this.graph.nodes.filter(({ id, kind }) => kind === 'TRANSFORM' && !this.read.has(id))
      .map(({ id }) => issue('NOT_CONNECTED', id, '该转换没有连到任何属性', 'the transform leads to no attribute', 'WARNING'));
  }
}

/** The node of a drawing that an issue is about: what it names, or the nearest around it. */
export function nodeOfIssue(graph: MappingGraph, place: string): string | null {
  const nodes = new Set(graph.nodes.map(({ id }) => id));
  for (let at = place; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    if (nodes.has(at)) return at;
    const edge = graph.edges.find(({ id }) => id === at);
    if (edge !== undefined) return at === place ? edge.from : edge.to;
  }
  return null;
}

/** What a node is called, as a person reads it. */
export function nodeLabel(node: GraphNode): string {
  switch (node.kind) {
    case 'FIELD': return pathName(node.field);
    case 'TRANSFORM': return formNamed(node.form).label.zh;
    case 'ATTRIBUTE': return `${node.type}.${node.attribute}`;
    case 'UPDATED_AT': return 'updatedAt';
  }
}
