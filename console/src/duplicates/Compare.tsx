import { Link } from 'react-router';
import { useSay } from '../language/language';
import { characterDiff } from '../shared/characterDiff';
import type { Segment } from '../shared/characterDiff';
import { Mark } from '../shared/Mark';
import { recordTitle, valuesOf } from '../shared/recordTitle';
import { oneValueText } from '../shared/valueText';
import { useSystemNames, useViewer } from '../shell/viewer';
import type { Attribute } from '../shell/viewer';
import type { ComparedPairQuery } from './duplicates.generated';

export type ComparedRecord = NonNullable<ComparedPairQuery['a']>;

const listOf = (value: unknown): readonly unknown[] => (value === null || value === undefined ? [] : Array.isArray(value) ? value as readonly unknown[] : [value]);

/** Both records side by side, attribute by attribute; where they differ, down to the character. */
export function Compare({ type, left, right }: { readonly type: string; readonly left: ComparedRecord; readonly right: ComparedRecord }) {
  const say = useSay();
  const viewer = useViewer();
  const attributes = viewer.typeOf(type)?.attributes ?? [];
  const [a, b] = [valuesOf(left.values), valuesOf(right.values)];
  const shown = attributes.filter(({ name }) => a[name] !== undefined || b[name] !== undefined);
  return (
    <table className="compare">
      <thead><tr><th scope="col">{say('attribute')}</th>{[left, right].map((record) => <th key={record.id} scope="col" className="data"><Heading record={record} /></th>)}</tr></thead>
      <tbody>
        {shown.map((attribute) => <CompareRow key={attribute.name} attribute={attribute} left={listOf(a[attribute.name])} right={listOf(b[attribute.name])} />)}
        <tr><th scope="row">{say('sources')}</th>{[left, right].map((record) => <td key={record.id}><Sources record={record} /></td>)}</tr>
      </tbody>
    </table>
  );
}

function Heading({ record }: { readonly record: ComparedRecord }) {
  const say = useSay();
  const viewer = useViewer();
  return <Link to={`/records/${record.type}/${record.id}`}>{recordTitle(record, viewer, say)} <span className="mono">{record.key}</span></Link>;
}

function Sources({ record }: { readonly record: ComparedRecord }) {
  const say = useSay();
  const systems = useSystemNames();
  return <span className="row">{record.sources.map(({ id, system, sourceKey }) => <Mark key={id}>{say.label(systems.get(system) ?? { zh: system, en: system })} <span className="mono">{sourceKey}</span></Mark>)}</span>;
}

/** Values that both have stand first, in the same line; the others beside what is most like them. */
function CompareRow({ attribute, left, right }: { readonly attribute: Attribute; readonly left: readonly unknown[]; readonly right: readonly unknown[] }) {
  const say = useSay();
  const [a, b] = [left, right].map((values) => values.map((value) => oneValueText(value, attribute, say)));
  const [ofA = [], ofB = []] = [a, b];
  const common = ofA.filter((text) => ofB.includes(text));
  const [onlyA, onlyB] = [ofA.filter((text) => !common.includes(text)), ofB.filter((text) => !common.includes(text))];
  const lines = Array.from({ length: Math.max(onlyA.length, onlyB.length) }, (_none, index) => characterDiff(onlyA[index] ?? '', onlyB[index] ?? ''));
  const oneSided = onlyA.length === 0 || onlyB.length === 0;
  const state = lines.length === 0 ? 'same' : oneSided ? 'missing' : 'different';
  return (
    <tr className={state}>
      <th scope="row">{say.label(attribute.label)}</th>
      {[0, 1].map((side) => (
        <td key={side} className="data">
          {common.map((text) => <div key={text} className="value-same">{text}</div>)}
          {lines.map((line, index) => <div key={index}><Segments segments={line[side === 0 ? 0 : 1]} plain={oneSided} /></div>)}
        </td>))}
    </tr>
  );
}

function Segments({ segments, plain }: { readonly segments: readonly Segment[]; readonly plain: boolean }) {
  return <>{segments.map(({ text, same }, index) => (same || plain ? <span key={index}>{text}</span> : <mark key={index} className="differs">{text}</mark>))}</>;
}
