import { Button, Input, Tabs } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useSay } from '../language/language';
import { GOLDEN_STATUSES } from '../language/words/enums';
import { useAnswer } from '../server/useAnswer';
import { Screen } from '../shared/frame';
import { Mark } from '../shared/Mark';
import { recordTitle } from '../shared/recordTitle';
import { Answer, Loading, Nothing } from '../shared/states';
import { localMinute, moment } from '../shared/time';
import { useAddress } from '../shared/useAddress';
import { useViewer } from '../shell/viewer';
import { DecisionList } from './DecisionList';
import { History } from './History';
import { MergeDialog } from './MergeDialog';
import { recordPageDocument } from './records.generated';
import type { RecordPageQuery } from './records.generated';
import { Sources } from './Sources';
import { Values } from './Values';

const Relations = lazy(async () => import('./Relations'));
export type GoldenRecord = NonNullable<RecordPageQuery['goldenRecord']>;

/** One golden record: its values with their provenance, its sources, its past, what it is bound to. */
export function RecordPage() {
  const say = useSay();
  const viewer = useViewer();
  const { type = '', key = '' } = useParams();
  const { get } = useAddress();
  const asOf = get('asOf');
  const page = useAnswer(recordPageDocument, { type, key, asOf, withSources: viewer.may('readSourceRecords') }, { keepPrevious: true });
  return (
    <Answer of={page} rows={10}>{({ goldenRecord }) => (goldenRecord === null
      ? <Screen title={key} isData><Nothing text={say(asOf === null ? 'noSuchRecord' : 'notYetThen')}>{asOf !== null && <AsOf asOf={asOf} />}</Nothing></Screen>
      : <RecordView record={goldenRecord} asOf={asOf} />)}</Answer>
  );
}

function RecordView({ record, asOf }: { readonly record: GoldenRecord; readonly asOf: string | null }) {
  const say = useSay();
  const viewer = useViewer();
  const { get, set } = useAddress();
  const type = viewer.typeOf(record.type);
  const tabs = [
    { key: 'values', label: say('valuesTab'), children: <Values record={record} isPast={asOf !== null} /> },
    ...(viewer.may('readSourceRecords') ? [{ key: 'sources', label: say('sourcesTab'), children: <Sources type={record.type} goldenId={record.id} /> }] : []),
    { key: 'history', label: say('historyTab'), children: <History record={record} /> },
    { key: 'relations', label: say('relationsTab'), children: <Suspense fallback={<Loading />}><Relations type={record.type} goldenId={record.id} /></Suspense> },
    ...(viewer.may('readReviewPairs') ? [{ key: 'decisions', label: say('decisionsTab'), children: <DecisionList goldenId={record.id} /> }] : []),
  ];
  return (
    <Screen title={recordTitle(record, viewer, say)} isData actions={<RecordActions record={record} asOf={asOf} />}
      sub={<><Mark>{type === undefined ? record.type : say.label(type.label)}</Mark><span className="mono">{record.key}</span>
        <Mark tone={record.status === 'ACTIVE' ? 'good' : 'warn'}>{say.label(GOLDEN_STATUSES[record.status])}</Mark><span>{say('versionOf', { n: record.version })}</span></>}>
      {record.mergedInto !== null && <p className="notice warn">{say('mergedInto')} <Link to={`/records/${record.type}/${record.mergedInto}`}>{say('openSurvivor')}</Link></p>}
      {asOf !== null && <p className="notice">{say('shownAsOf', { when: moment(asOf, say.language) })}</p>}
      <Tabs activeKey={get('tab') ?? 'values'} items={tabs} destroyOnHidden onChange={(tab) => { set({ tab: tab === 'values' ? null : tab }); }} />
    </Screen>
  );
}

function RecordActions({ record, asOf }: { readonly record: GoldenRecord; readonly asOf: string | null }) {
  const say = useSay();
  const viewer = useViewer();
  const [merging, setMerging] = useState(false);
  const mayMerge = viewer.may('decide') && record.status === 'ACTIVE' && asOf === null;
  return (
    <>
      <AsOf asOf={asOf} />
      {mayMerge && <Button onClick={() => { setMerging(true); }}>{say('merge')}</Button>}
      {merging && <MergeDialog record={record} onClose={() => { setMerging(false); }} />}
    </>
  );
}

function AsOf({ asOf }: { readonly asOf: string | null }) {
  const say = useSay();
  const { set } = useAddress();
  const [open, setOpen] = useState(asOf !== null);
  if (!open && asOf === null) return <Button onClick={() => { setOpen(true); }}>{say('asOf')}</Button>;
  return (
    <label className="row small quiet">{say('asOf')}
      <Input className="as-of" type="datetime-local" allowClear value={asOf === null ? '' : localMinute(asOf)}
        onChange={({ target: { value } }) => { set({ asOf: value === '' ? null : new Date(value).toISOString() }); }} />
    </label>
  );
}
