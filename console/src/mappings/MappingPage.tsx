import { App, Button, Progress, Radio } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useSay } from '../language/language';
import { DIFFERENCE_KINDS, RUN_STATES } from '../language/words/mappings';
import { useAct, useAnswer } from '../server/useAnswer';
import { usePages } from '../server/usePages';
import { Panel, Screen } from '../shared/frame';
import { Mark } from '../shared/Mark';
import { Answer, ErrorNotice, Nothing } from '../shared/states';
import { ago, moment } from '../shared/time';
import { useSystemNames, useViewer } from '../shell/viewer';
import { useNewDraft } from './MappingList';
import { mappingDiffOfDocument, mappingRunsOfDocument, mappingVersionsOfDocument, pauseMappingRunDocument, resumeMappingRunDocument } from './mappings.generated';
import type { MappingRunsOfQuery, MappingVersionsOfQuery } from './mappings.generated';
import { PublishDialog } from './PublishDialog';
import type { Publication } from './PublishDialog';

type Version = MappingVersionsOfQuery['mappingVersions']['nodes'][number];
type Run = MappingRunsOfQuery['mappingRuns'][number];

/** One mapping: its versions, how they differ, and what each has done to the records that were there. */
export function MappingPage() {
  const say = useSay();
  const viewer = useViewer();
  const systems = useSystemNames();
  const { system = '', type = '' } = useParams();
  const draft = useNewDraft();
  const [label, declared] = [systems.get(system), viewer.typeOf(type)];
  const title = say('mappingOf', { system: label === undefined ? system : say.label(label), type: declared === undefined ? type : say.label(declared.label) });
  return (
    <Screen title={title} isData actions={viewer.may('editMappings') && <Button type="primary" loading={draft.isPending} onClick={() => { draft.begin({ system, type }); }}>{say('mappingNewDraft')}</Button>}>
      {draft.error !== null && <ErrorNotice error={draft.error} />}
      <div className="columns two">
        <Versions system={system} type={type} />
        <Runs system={system} type={type} />
      </div>
    </Screen>
  );
}

function Versions({ system, type }: { readonly system: string; readonly type: string }) {
  const say = useSay();
  const { message } = App.useApp();
  const pages = usePages(mappingVersionsOfDocument, { system, type }, ({ mappingVersions }) => mappingVersions);
  const [chosen, setChosen] = useState<number | null>(null);
  const [publication, setPublication] = useState<Publication | null>(null);
  const mayPublish = useViewer().may('publishMappings');
  return (
    <Panel title={say('mappingVersions')}>
      <Answer of={pages}>{(versions) => (versions.length === 0 ? <Nothing text={say('notPublished')} /> : (
        <div className="stack">
          <ul className="plain-list">{versions.map((version) => (
            <VersionLine key={version.version} version={version} isChosen={(chosen ?? versions[0]?.version) === version.version} onChoose={() => { setChosen(version.version); }}
              {...(mayPublish && !version.inForce ? { onRollBack: () => { setPublication({ system, type, version: version.version }); } } : {})} />))}</ul>
          {pages.hasMore && <Button onClick={pages.more}>{say('more')}</Button>}
          <Differences system={system} type={type} to={chosen ?? versions[0]?.version ?? 1} />
        </div>))}
      </Answer>
      {publication !== null && <PublishDialog of={publication} onClose={() => { setPublication(null); }} onDone={(version) => { setPublication(null); void message.success(say('rolledBack', { n: version })); }} />}
    </Panel>
  );
}

function VersionLine({ version, isChosen, onChoose, onRollBack }: { readonly version: Version; readonly isChosen: boolean; readonly onChoose: () => void; readonly onRollBack?: () => void }) {
  const say = useSay();
  return (
    <li className="row"><Radio checked={isChosen} onChange={onChoose}>{say('versionOf', { n: version.version })}</Radio>
      {version.inForce && <Mark tone="good">{say('inForceVersion')}</Mark>}
      <span className="quiet small">{version.publishedBy} · {moment(version.publishedAt, say.language)}</span>
      {version.restores !== null && <span className="quiet small">{say('restoresVersion', { n: version.restores })}</span>}
      {version.note !== null && <span className="data small">{version.note}</span>}
      {onRollBack !== undefined && <Button size="small" onClick={onRollBack}>{say('rollBack')}</Button>}
    </li>
  );
}

function Differences({ system, type, to }: { readonly system: string; readonly type: string; readonly to: number }) {
  const say = useSay();
  const asked = useAnswer(mappingDiffOfDocument, { system, type, from: to > 1 ? to - 1 : null, to });
  return (
    <section><h3>{say('diffOf', { a: to - 1, b: to })}</h3>
      <Answer of={asked} rows={2}>{({ mappingDiff }) => (mappingDiff.length === 0 ? <p className="quiet">{say('sameMapping')}</p> : (
        <ul className="plain-list">{mappingDiff.map(({ node, kind, words }) => <li key={node} className="row"><Mark tone={kind === 'ADDED' ? 'good' : kind === 'REMOVED' ? 'bad' : 'accent'}>{say.label(DIFFERENCE_KINDS[kind])}</Mark><span className="data">{say.label(words)}</span></li>)}</ul>))}
      </Answer>
    </section>
  );
}

function Runs({ system, type }: { readonly system: string; readonly type: string }) {
  const say = useSay();
  const asked = useAnswer(mappingRunsOfDocument, { system, type }, { everyMs: 2_000 });
  return (
    <Panel title={say('reapplication')}>
      <Answer of={asked}>{({ mappingRuns }) => (mappingRuns.length === 0 ? <Nothing /> : <ul className="plain-list">{mappingRuns.map((run) => <RunLine key={run.id} run={run} />)}</ul>)}</Answer>
    </Panel>
  );
}

function RunLine({ run }: { readonly run: Run }) {
  const say = useSay();
  const pause = useAct(pauseMappingRunDocument);
  const resume = useAct(resumeMappingRunDocument);
  const mayPublish = useViewer().may('publishMappings');
  const counted = (items: readonly { readonly name: string; readonly count: number }[]) => items.map(({ name, count: times }) => <span key={name} className="mono">{name} × {times}</span>);
  return (
    <li className="stack">
      <div className="row"><Mark tone={run.state === 'FINISHED' ? 'good' : run.state === 'RUNNING' ? 'accent' : 'warn'}>{say.label(RUN_STATES[run.state])}</Mark>
        <span>{say('appliedTo', { version: run.version, done: run.done, total: run.total })}</span><span className="quiet small">{run.startedBy} · {ago(run.startedAt, say.language)}</span>
        {mayPublish && run.state === 'RUNNING' && <Button size="small" onClick={() => { pause.mutate({ id: run.id }); }}>{say('pause')}</Button>}
        {mayPublish && run.state === 'PAUSED' && <Button size="small" onClick={() => { resume.mutate({ id: run.id }); }}>{say('resume')}</Button>}</div>
      {run.state !== 'FINISHED' && <Progress size="small" percent={run.total === 0 ? 0 : Math.round((100 * run.done) / run.total)} aria-label={say.label(RUN_STATES[run.state])} />}
      <div className="row small">{counted(run.impact.goldenRecords)}{counted(run.impact.attributes)}</div>
    </li>
  );
}
