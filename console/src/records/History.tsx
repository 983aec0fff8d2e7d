import { Button, Checkbox } from 'antd';
import { useSay } from '../language/language';
import { GOLDEN_STATUSES } from '../language/words/enums';
import { usePages } from '../server/usePages';
import { Panel } from '../shared/frame';
import { Mark } from '../shared/Mark';
import { valuesOf } from '../shared/recordTitle';
import { Answer } from '../shared/states';
import { Changed } from '../shared/Steps';
import { moment } from '../shared/time';
import { useAddress } from '../shared/useAddress';
import type { GoldenRecord } from './RecordPage';
import { recordHistoryDocument } from './records.generated';
import type { RecordHistoryQuery } from './records.generated';

type Version = NonNullable<RecordHistoryQuery['goldenRecord']>['history']['nodes'][number];
const PAGE = 20;
const NO_HISTORY = { nodes: [], pageInfo: { endCursor: null, hasNextPage: false } };

/** The versions as a timeline, the newest first; any two of them compared. */
export function History({ record }: { readonly record: GoldenRecord }) {
  const { get, set } = useAddress();
  const pages = usePages(recordHistoryDocument, { type: record.type, key: record.id, first: PAGE }, ({ goldenRecord }) => goldenRecord?.history ?? NO_HISTORY);
  const chosen = (get('compare') ?? '').split(',').filter((text) => text !== '').map(Number);
  const toggle = (version: number): void => {
    const next = chosen.includes(version) ? chosen.filter((one) => one !== version) : [...chosen, version].slice(-2);
    set({ compare: next.join(',') });
  };
  return (
    <Answer of={pages}>{(versions) => (
      <div className="columns two">
        <Timeline type={record.type} versions={versions} chosen={chosen} onToggle={toggle} pages={pages} />
        <Comparison type={record.type} versions={versions.filter(({ version }) => chosen.includes(version))} />
      </div>
    )}</Answer>
  );
}

interface TimelineProps {
  readonly type: string; readonly versions: readonly Version[]; readonly chosen: readonly number[]; readonly onToggle: (version: number) => void;
  readonly pages: { readonly hasMore: boolean; readonly isFetching: boolean; readonly more: () => void };
}

function Timeline({ type, versions, chosen, onToggle, pages }: TimelineProps) {
  const say = useSay();
  const { set } = useAddress();
  return (
    <Panel title={say('historyTab')}>
      <ol className="timeline">{versions.map((version, index) => (
        <li key={version.version}>
          <div className="row"><Checkbox checked={chosen.includes(version.version)} onChange={() => { onToggle(version.version); }}>{say('versionOf', { n: version.version })}</Checkbox>
            <span className="quiet">{moment(version.recordedAt, say.language)}</span><Mark tone={version.status === 'ACTIVE' ? 'plain' : 'warn'}>{say.label(GOLDEN_STATUSES[version.status])}</Mark>
            <Button size="small" type="link" onClick={() => { set({ asOf: version.recordedAt, tab: null }, { push: true }); }}>{say('asItWas')}</Button></div>
          <Difference type={type} before={versions[index + 1]} after={version} />
        </li>))}</ol>
      {pages.hasMore && <Button loading={pages.isFetching} onClick={pages.more}>{say('more')}</Button>}
    </Panel>
  );
}

function Difference({ type, before, after }: { readonly type: string; readonly before: Version | undefined; readonly after: Version }) {
  const say = useSay();
  const [old, now] = [valuesOf(before?.values), valuesOf(after.values)];
  if (before === undefined) return <p className="small quiet">{say('firstVersion', { n: Object.keys(now).length })}</p>;
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]));
  return names.length === 0 ? <p className="small quiet">{say('sameValues')}</p> : <Changed type={type} names={names} before={old} after={now} />;
}

function Comparison({ type, versions }: { readonly type: string; readonly versions: readonly Version[] }) {
  const say = useSay();
  const [newer, older] = versions;
  return (
    <Panel title={newer === undefined || older === undefined ? say('compareVersions') : say('comparing', { a: older.version, b: newer.version })}>
      {newer === undefined || older === undefined ? <p className="quiet">{say('chooseTwo')}</p> : <Difference type={type} before={older} after={newer} />}
    </Panel>
  );
}
