import { attributeNodeId, fieldNodeId, UPDATED_AT_ID } from '../../../../src/core/mapping/graph';
import type { MappingGraph } from '../../../../src/core/mapping/graph';
import { pathName } from '../../../../src/core/mapping/paths';
import type { SampleSchema } from '../../../../src/core/mapping/sample';
import type { FieldPath } from '../../../../src/core/mapping/spec';
import type { Say } from '../../language/language';
import type { Attribute, Viewer } from '../../shell/viewer';

/** Which fields and attributes are shown. */
export const SHOWN = ['all', 'mapped', 'unmapped', 'wrong'] as const;
export type Shown = (typeof SHOWN)[number];

export interface FieldRow { readonly id: string; readonly field: FieldPath; readonly name: string; readonly examples: readonly string[]; readonly share: number | null; readonly isMapped: boolean }
export interface AttributeRow { readonly id: string; readonly type: string; readonly attribute: Attribute | null; readonly name: string; readonly isMapped: boolean }
export interface AttributeGroup { readonly type: string; readonly title: string; readonly rows: readonly AttributeRow[] }

const has = (text: string, part: string): boolean => text.toLowerCase().includes(part.trim().toLowerCase());
const fits = (shown: Shown, isMapped: boolean, isWrong: boolean): boolean => shown === 'all' || (shown === 'wrong' ? isWrong : (shown === 'mapped') === isMapped);

/** The source's fields: those of the sample, and those that are drawn though no record has them. */
export function fieldRows(graph: MappingGraph, sample: SampleSchema, wanted: { readonly text: string; readonly shown: Shown; readonly wrong: ReadonlySet<string> }): FieldRow[] {
  const drawn = new Set(graph.nodes.filter(({ kind }) => kind === 'FIELD').map(({ id }) => id));
  const known = sample.fields.map(({ path, values, filled }): FieldRow => {
    const id = fieldNodeId(path);
    return { id, field: path, name: pathName(path), examples: values.slice(0, 3), share: sample.records === 0 ? null : filled / sample.records, isMapped: drawn.has(id) };
  });
  const names = new Set(known.map(({ id }) => id));
  const others = graph.nodes.flatMap((node): FieldRow[] => (node.kind !== 'FIELD' || names.has(node.id) ? []
    : [{ id: node.id, field: node.field, name: pathName(node.field), examples: [], share: null, isMapped: true }]));
  return [...known, ...others].filter(({ id, name, examples, isMapped }) => fits(wanted.shown, isMapped, wanted.wrong.has(id)) && (has(name, wanted.text) || examples.some((one) => has(one, wanted.text))));
}

/** The attributes of the types that the mapping feeds, type by type; before them the record's time of change. */
export function attributeGroups(graph: MappingGraph, viewer: Viewer, say: Say, wanted: { readonly text: string; readonly shown: Shown; readonly wrong: ReadonlySet<string> }): AttributeGroup[] {
  const drawn = new Set(graph.nodes.map(({ id }) => id));
  const keep = ({ id, name, attribute, isMapped }: AttributeRow): boolean =>
    fits(wanted.shown, isMapped, wanted.wrong.has(id)) && (has(name, wanted.text) || has(attribute?.name ?? '', wanted.text) || has(attribute?.label.zh ?? '', wanted.text) || has(attribute?.label.en ?? '', wanted.text));
  const time: AttributeRow = { id: UPDATED_AT_ID, type: '', attribute: null, name: say('timeOfChange'), isMapped: drawn.has(UPDATED_AT_ID) };
  return [
    { type: '', title: say('theRecord'), rows: [time].filter(keep) },
    ...graph.outputs.map(({ type }): AttributeGroup => {
      const declared = viewer.typeOf(type);
      const rows = (declared?.attributes ?? []).map((attribute): AttributeRow => {
        const id = attributeNodeId(type, attribute.name);
        return { id, type, attribute, name: say.label(attribute.label), isMapped: drawn.has(id) };
      });
      return { type, title: declared === undefined ? type : say.label(declared.label), rows: rows.filter(keep) };
    }),
  ].filter(({ rows }) => rows.length > 0);
}
