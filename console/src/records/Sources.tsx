import { Button } from 'antd';
import { useState } from 'react';
import { useSay } from '../language/language';
import { useAnswer } from '../server/useAnswer';
import { Mark } from '../shared/Mark';
import { valuesOf } from '../shared/recordTitle';
import { Answer, Nothing } from '../shared/states';
import { moment } from '../shared/time';
import { oneValueText } from '../shared/valueText';
import { useSystemNames, useViewer } from '../shell/viewer';
import type { Attribute } from '../shell/viewer';
import { recordSourcesDocument } from './records.generated';
import type { RecordSourcesQuery } from './records.generated';
import { UnlinkDialog } from './UnlinkDialog';

export type SourceRecord = NonNullable<RecordSourcesQuery['goldenRecord']>['sources'][number];

/** 来源对照: what each source record says, side by side, as understood; what could not be read; and as it was sent. */
export function Sources({ type, goldenId }: { readonly type: string; readonly goldenId: string }) {
  const say = useSay();
  const asked = useAnswer(recordSourcesDocument, { type, key: goldenId });
  const [leaving, setLeaving] = useState<SourceRecord | null>(null);
  return (
    <Answer of={asked}>{({ goldenRecord }) => {
      const sources = goldenRecord?.sources ?? [];
      if (sources.length === 0) return <Nothing text={say('noSources')} />;
      return (
        <>
          <div className="scroll-x" tabIndex={0}><SideBySide type={type} sources={sources} onUnlink={sources.length > 1 ? setLeaving : null} /></div>
          {leaving !== null && <UnlinkDialog source={leaving} onClose={() => { setLeaving(null); }} />}
        </>
      );
    }}</Answer>
  );
}

interface SideBySideProps { readonly type: string; readonly sources: readonly SourceRecord[]; readonly onUnlink: ((source: SourceRecord) => void) | null }

function SideBySide({ type, sources, onUnlink }: SideBySideProps) {
  const say = useSay();
  const viewer = useViewer();
  const attributes = (viewer.typeOf(type)?.attributes ?? []).filter(({ name }) => sources.some(({ values }) => valuesOf(values)[name] !== undefined));
  return (
    <table className="side-by-side">
      <thead><tr><th scope="col">{say('attribute')}</th>{sources.map((source) => <th key={source.id} scope="col"><SourceHead source={source} onUnlink={onUnlink} /></th>)}</tr></thead>
      <tbody>
        {attributes.map((attribute) => (
          <tr key={attribute.name}><th scope="row">{say.label(attribute.label)}</th>{sources.map((source) => <td key={source.id} className="data"><SourceValues attribute={attribute} values={valuesOf(source.values)[attribute.name]} /></td>)}</tr>))}
        <tr><th scope="row">{say('rejections')}</th>{sources.map((source) => <td key={source.id}><Rejections source={source} type={type} /></td>)}</tr>
        <tr><th scope="row">{say('payload')}</th>{sources.map((source) => <td key={source.id}><Payload payload={source.payload} /></td>)}</tr>
      </tbody>
    </table>
  );
}

function SourceHead({ source, onUnlink }: { readonly source: SourceRecord; readonly onUnlink: SideBySideProps['onUnlink'] }) {
  const say = useSay();
  const viewer = useViewer();
  const systems = useSystemNames();
  return (
    <div className="source-head">
      <b>{say.label(systems.get(source.system) ?? { zh: source.system, en: source.system })}</b> <span className="mono">{source.sourceKey}</span>
      <div className="small quiet">{say('updatedAt', { when: source.updatedAt === null ? '–' : moment(source.updatedAt, say.language) })} · {say('mappingVersion', { n: source.mappingVersion })}</div>
      <div className="row">{source.derivedFrom !== null && <Mark>{say('derivedFrom', { type: (() => { const known = viewer.typeOf(source.derivedFrom); return known === undefined ? source.derivedFrom : say.label(known.label); })() })}</Mark>}
        {onUnlink !== null && viewer.may('decide') && <Button size="small" onClick={() => { onUnlink(source); }}>{say('unlink')}</Button>}</div>
    </div>
  );
}

/** Each value as understood, and the text it came from where the two differ. */
function SourceValues({ attribute, values }: { readonly attribute: Attribute; readonly values: unknown }) {
  const say = useSay();
  return (Array.isArray(values) ? values as readonly unknown[] : []).map((entry, index) => {
    const { value, raw } = valuesOf(entry);
    const text = attribute.refersTo === null ? oneValueText(value ?? entry, attribute, say) : typeof raw === 'string' ? raw : oneValueText(value ?? entry, attribute, say);
    return <div key={index}>{text}{typeof raw === 'string' && raw !== text && attribute.codes.length === 0 && <div className="small quiet">{raw}</div>}</div>;
  });
}

function Rejections({ source, type }: { readonly source: SourceRecord; readonly type: string }) {
  const say = useSay();
  const viewer = useViewer();
  if (source.rejections.length === 0) return <span className="quiet">{say('none')}</span>;
  return source.rejections.map((rejection, index) => {
    const attribute = rejection.attribute === null ? undefined : viewer.attributeOf(type, rejection.attribute);
    return <div key={index} className="small"><Mark tone="warn">{attribute === undefined ? say('record') : say.label(attribute.label)}</Mark> {say.label(rejection.text)}</div>;
  });
}

function Payload({ payload }: { readonly payload: unknown }) {
  const say = useSay();
  if (payload === null || payload === undefined) return <span className="quiet">–</span>;
  return <details><summary>{say('showPayload')}</summary><pre className="payload-text mono">{JSON.stringify(payload, null, 1)}</pre></details>;
}
