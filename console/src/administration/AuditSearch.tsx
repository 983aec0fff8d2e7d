import { Button, Input, Select } from 'antd';
import { Link } from 'react-router';
import { useState } from 'react';
import { useSay } from '../language/language';
import { OPERATIONS } from '../language/words/operations';
import type { AuditOutcome } from '../server/enums.generated';
import { usePages } from '../server/usePages';
import { Mark } from '../shared/Mark';
import { Answer, Nothing } from '../shared/states';
import { moment } from '../shared/time';
import { useAddress } from '../shared/useAddress';
import { auditDocument } from './administration.generated';
import type { AuditQuery } from './administration.generated';

type Entry = AuditQuery['auditEntries']['nodes'][number];
const PAGE = 50;
const OUTCOMES: readonly AuditOutcome[] = ['DONE', 'REFUSED'];

/** 审计日志: who did what to what, and what was refused. */
export function AuditSearch() {
  const say = useSay();
  const { get, set } = useAddress();
  const [operation, actor] = [get('operation'), get('actor')];
  const outcome: AuditOutcome | null = OUTCOMES.find((one) => one === get('outcome')) ?? null;
  const pages = usePages(auditDocument, {
    first: PAGE,
    filter: { operations: operation === null ? null : [operation], actors: actor === null ? null : [actor], outcome },
  }, ({ auditEntries }) => auditEntries);
  const [typed, setTyped] = useState(actor ?? '');
  return (
    <div className="stack">
      <div className="row">
        <Select className="audit-operation" allowClear showSearch={{ optionFilterProp: 'label' }} value={operation} placeholder={say('operation')} aria-label={say('operation')} popupMatchSelectWidth={false}
          options={Object.entries(OPERATIONS).map(([value, label]) => ({ value, label: say.label(label) }))} onChange={(value: string | undefined) => { set({ operation: value ?? null }); }} />
        <Input.Search className="audit-actor" allowClear value={typed} placeholder={say('actor')} aria-label={say('actor')} onChange={(event) => { setTyped(event.target.value); }} onSearch={(value) => { set({ actor: value.trim() }); }} />
        <Select<string> value={outcome ?? ''} aria-label={say('outcome')} popupMatchSelectWidth={false} onChange={(value) => { set({ outcome: value }); }}
          options={[{ value: '', label: say('all') }, { value: 'DONE', label: say('carriedOut') }, { value: 'REFUSED', label: say('refused') }]} />
      </div>
      <Answer of={pages}>{(entries) => (entries.length === 0 ? <Nothing /> : (
        <>
          <table className="audit"><thead><tr>{(['when', 'actor', 'operation', 'outcome', 'about', 'details'] as const).map((word) => <th key={word} scope="col">{say(word)}</th>)}</tr></thead>
            <tbody>{entries.map((entry) => <EntryRow key={entry.position} entry={entry} />)}</tbody></table>
          {pages.hasMore && <Button loading={pages.isFetching} onClick={pages.more}>{say('more')}</Button>}
        </>
      ))}</Answer>
    </div>
  );
}

function EntryRow({ entry }: { readonly entry: Entry }) {
  const say = useSay();
  const shown = Object.fromEntries((['before', 'after', 'details'] as const).flatMap((name) => (entry[name] === null || JSON.stringify(entry[name]) === '{}' ? [] : [[name, entry[name]] as const])));
  return (
    <tr>
      <td className="nowrap">{moment(entry.at, say.language)}</td>
      <td className="data">{entry.actor ?? '–'}</td>
      <td>{say.code(OPERATIONS, entry.operation)}</td>
      <td><Mark tone={entry.outcome === 'DONE' ? 'good' : 'bad'}>{say(entry.outcome === 'DONE' ? 'carriedOut' : 'refused')}</Mark></td>
      <td>{entry.goldenId !== null && entry.goldenType !== null && <Link to={`/records/${entry.goldenType}/${entry.goldenId}`}>{say('openRecord')}</Link>}</td>
      <td>{entry.reason !== null && <div className="data">{entry.reason}</div>}{Object.keys(shown).length > 0 && <details><summary>{say('showPayload')}</summary><pre className="payload-text mono">{JSON.stringify(shown, null, 1)}</pre></details>}</td>
    </tr>
  );
}
