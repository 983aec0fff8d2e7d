import { Progress, Table, Tabs } from 'antd';
import { useSay } from '../language/language';
import { Mark } from '../shared/Mark';
import { Nothing } from '../shared/states';
import { Changed, Steps } from '../shared/Steps';
import { valuesOf } from '../shared/recordTitle';
import { count, percent } from '../shared/time';
import { useViewer } from '../shell/viewer';
import type { PreviewWholeFragment } from './mappings.generated';

type Preview = PreviewWholeFragment;

/** 影响报告: what publishing would do to a sample, from the whole down to one record. */
export function Impact({ preview }: { readonly preview: Preview }) {
  const say = useSay();
  const line = say('impactLine', {
    sampled: count(preview.sampled, say.language), total: count(preview.total, say.language), changed: count(preview.changedGoldenRecords, say.language),
    golden: count(preview.goldenRecords, say.language), share: percent(preview.share, say.language),
  });
  return (
    <div className="stack impact">
      <p>{line}</p>
      {preview.unmappable > 0 && <p className="notice warn">{say('unmappableLine', { n: preview.unmappable })}</p>}
      {preview.dangers.map(({ code, message }, index) => <p key={`${code} ${index}`} className="notice bad">{say.label(message)}</p>)}
      <Tabs items={[
        { key: 'coverage', label: say('coverage'), children: <Coverage preview={preview} /> },
        { key: 'golden', label: `${say('goldenChanges')} (${preview.changes.length})`, children: preview.changes.length === 0 ? <Nothing /> : <div className="impact-scroll"><Steps steps={preview.changes} /></div> },
        { key: 'records', label: say('recordByRecord'), children: <Records preview={preview} /> },
      ]} />
    </div>
  );
}

function useAttributeName(): (type: string, name: string | null) => string {
  const say = useSay();
  const viewer = useViewer();
  return (type, name) => {
    const attribute = name === null ? undefined : viewer.attributeOf(type, name);
    return attribute === undefined ? name ?? say('record') : say.label(attribute.label);
  };
}

function Coverage({ preview: { coverage } }: { readonly preview: Preview }) {
  const say = useSay();
  const nameOf = useAttributeName();
  const refused = (title: string, values: Preview['coverage']['unmapped']) => (values.length === 0 ? null : (
    <section><h3>{title}</h3><ul className="plain-list">{values.map(({ type, attribute, got, count: times }) => <li key={`${type} ${attribute} ${got}`}><span>{nameOf(type, attribute)}</span> <span className="data">{got}</span> <span className="quiet">× {times}</span></li>)}</ul></section>));
  return (
    <div className="impact-scroll stack">
      <Table size="small" pagination={false} rowKey={({ type, attribute }) => `${type}.${attribute}`} dataSource={[...coverage.attributes]} columns={[
        { title: say('attribute'), render: (_value, row) => nameOf(row.type, row.attribute) },
        { title: say('coverage'), width: 260, render: (_value, row) => <Progress percent={row.records === 0 ? 0 : Math.round((100 * row.filled) / row.records)} size="small" aria-label={nameOf(row.type, row.attribute)} /> },
        { title: say('dropped'), width: 100, render: (_value, row) => (row.refused === 0 ? '' : <Mark tone="warn">{row.refused}</Mark>) },
      ]} />
      {refused(say('unmappedCodes'), coverage.unmapped)}
      {refused(say('readFailures'), coverage.failures)}
      {coverage.unreadFields.length > 0 && <section><h3>{say('unreadFields')}</h3><p className="data">{coverage.unreadFields.map(({ field }) => field).join(' · ')}</p></section>}
    </div>
  );
}

const MAX_RECORDS = 50;

function Records({ preview }: { readonly preview: Preview }) {
  const say = useSay();
  const viewer = useViewer();
  const nameOf = useAttributeName();
  return (
    <ul className="plain-list impact-scroll">{preview.records.slice(0, MAX_RECORDS).map(({ sourceKey, outputs, isUnmappable }) => (
      <li key={sourceKey}>
        <div className="row"><span className="mono">{sourceKey}</span>{isUnmappable && <Mark tone="bad">{say('dropped')}</Mark>}</div>
        {outputs.map(({ type, before, after, dropped }) => {
          const declared = viewer.typeOf(type);
          return (
            <div key={type} className="record-output"><span className="quiet">{declared === undefined ? type : say.label(declared.label)}</span>
              <Changed type={type} names={differing(before, after)} before={shown(before)} after={shown(after)} />
              {dropped.map((one, index) => <div key={index} className="small notice warn">{nameOf(type, one.attribute)}: <span className="data">{one.got}</span> {say.label(one.text)}</div>)}
            </div>);
        })}
      </li>))}</ul>
  );
}

/** Mapped values are lists of { value, raw }. */
const shown = (values: unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(valuesOf(values)).map(([name, list]) => [name, (Array.isArray(list) ? list as readonly { readonly value?: unknown }[] : []).map((one) => one.value)]));
function differing(before: unknown, after: unknown): string[] {
  const [old, now] = [shown(before), shown(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]));
}
