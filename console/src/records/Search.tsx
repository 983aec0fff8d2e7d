import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useSay } from '../language/language';
import { useAnswer } from '../server/useAnswer';
import { usePages } from '../server/usePages';
import { Screen } from '../shared/frame';
import { Mark } from '../shared/Mark';
import { recordHint, recordTitle } from '../shared/recordTitle';
import { Answer, Nothing } from '../shared/states';
import { useAddress } from '../shared/useAddress';
import { useDebounced } from '../shared/useDebounced';
import { useViewer } from '../shell/viewer';
import { searchRecordsDocument } from './records.generated';
import type { SearchRecordsQuery } from './records.generated';

const PAGE = 30;
type Found = SearchRecordsQuery['searchRecords']['nodes'][number];
type Hit = Found & { readonly matchedOn: readonly string[] };

/** Records together with the attributes they were found by. */
const hitsOf = ({ searchRecords: { nodes, edges, pageInfo } }: SearchRecordsQuery): { readonly nodes: readonly Hit[]; readonly pageInfo: SearchRecordsQuery['searchRecords']['pageInfo'] } =>
  ({ nodes: nodes.map((node, index) => ({ ...node, matchedOn: edges[index]?.matchedOn ?? [] })), pageInfo });

export function Search() {
  const say = useSay();
  const viewer = useViewer();
  const { get, set } = useAddress();
  const asked = get('q') ?? '';
  const [text, setText] = useState(asked);
  const rested = useDebounced(text.trim());
  useEffect(() => { setText(asked); }, [asked]);
  useEffect(() => { set({ q: rested }); }, [rested, set]);
  const type = get('type');
  return (
    <Screen title={say('records')} sub={<span>{say('searchHint')}</span>}>
      <div className="row">
        <Input className="record-search" autoFocus value={text} maxLength={100} allowClear prefix={<SearchOutlined />} aria-label={say('searchEverywhere')} placeholder={say('searchEverywhere')}
          onChange={(event) => { setText(event.target.value); }} />
        <Segmented<string> value={type ?? ''} onChange={(value) => { set({ type: value }); }}
          options={[{ value: '', label: say('all') }, ...viewer.types.map(({ name, label }) => ({ value: name, label: say.label(label) }))]} />
      </div>
      <div aria-live="polite">{asked === '' ? <Nothing text={say('searchEmpty')} /> : <Hits text={asked} type={type} />}</div>
    </Screen>
  );
}

function Hits({ text, type }: { readonly text: string; readonly type: string | null }) {
  const say = useSay();
  const pages = usePages(searchRecordsDocument, { text, type, first: PAGE }, hitsOf);
  return (
    <Answer of={pages}>{(hits) => (hits.length === 0 ? <Nothing text={say('nothingFound', { text })} /> : (
      <>
        <ul className="hits plain-list">{hits.map((hit) => <HitRow key={hit.id} hit={hit} />)}</ul>
        {pages.hasMore && <Button className="more" loading={pages.isFetching} onClick={pages.more}>{say('more')}</Button>}
      </>
    ))}</Answer>
  );
}

function HitRow({ hit }: { readonly hit: Hit }) {
  const say = useSay();
  const viewer = useViewer();
  const type = viewer.typeOf(hit.type);
  return (
    <li>
      <Link to={`/records/${hit.type}/${hit.id}`} className="hit">
        <Mark>{type === undefined ? hit.type : say.label(type.label)}</Mark>
        <span className="data hit-title">{recordTitle(hit, viewer, say)}</span><span className="mono quiet">{hit.key}</span>
        <span className="data quiet hit-hint">{recordHint(hit, viewer, say)}</span>
        <span className="small quiet">{say('foundBy', { attributes: hit.matchedOn.map((name) => { const known = viewer.attributeOf(hit.type, name); return known === undefined ? say('goldenKey') : say.label(known.label); }).join(', ') })}</span>
      </Link>
    </li>
  );
}

/** Looks a record of one type up, to do something with it. */
export function RecordPicker({ type, except, onPick }: { readonly type: string; readonly except: string; readonly onPick: (record: Found) => void }) {
  const say = useSay();
  const viewer = useViewer();
  const [text, setText] = useState('');
  const rested = useDebounced(text.trim());
  const found = useAnswer(searchRecordsDocument, { text: rested, type, first: 8 }, { enabled: rested !== '', keepPrevious: true });
  return (
    <div className="stack">
      <Input autoFocus value={text} maxLength={100} prefix={<SearchOutlined />} placeholder={say('searchEverywhere')} aria-label={say('searchEverywhere')} onChange={(event) => { setText(event.target.value); }} />
      <ul className="plain-list picker">{(rested === '' ? [] : found.data?.searchRecords.nodes ?? []).filter(({ id }) => id !== except).map((record) => (
        <li key={record.id}><button type="button" className="plain data" onClick={() => { onPick(record); }}>{recordTitle(record, viewer, say)} <span className="mono quiet">{record.key}</span> <span className="quiet">{recordHint(record, viewer, say)}</span></button></li>))}</ul>
    </div>
  );
}
