import { Button } from 'antd';
import { useState } from 'react';
import { useSay } from '../language/language';
import { CONFIGURATION_KINDS } from '../language/words/enums';
import { useAnswer } from '../server/useAnswer';
import { Panel } from '../shared/frame';
import { Mark } from '../shared/Mark';
import { Answer } from '../shared/states';
import { moment } from '../shared/time';
import { useAddress } from '../shared/useAddress';
import { useViewer } from '../shell/viewer';
import { configurationsDocument, versionsDocument } from './administration.generated';
import type { ConfigurationsQuery } from './administration.generated';
import { DraftEditor, Policies } from './DraftEditor';
import { RollbackButton } from './RollbackButton';

export type Configuration = ConfigurationsQuery['configurations'][number];
export type Draft = Configuration['drafts'][number];
const nameOf = ({ kind, type }: Configuration): string => `${kind} ${type}`;

/** What is in force, what is drafted, what was: each configuration with its versions. */
export function ConfigurationList() {
  const say = useSay();
  const viewer = useViewer();
  const { get, set } = useAddress();
  const asked = useAnswer(configurationsDocument, {}, { keepPrevious: true });
  return (
    <Answer of={asked}>{({ configurations }) => {
      const chosen = configurations.find((one) => nameOf(one) === get('configuration')) ?? configurations.find(({ kind }) => kind === 'SURVIVORSHIP');
      return (
        <div className="configuration">
          <nav className="configuration-list" aria-label={say('configuration')}>{configurations.map((one) => {
            const type = viewer.typeOf(one.type);
            return (
              <button key={nameOf(one)} type="button" className="plain" aria-current={one === chosen} onClick={() => { set({ configuration: nameOf(one) }); }}>
                <span>{say.label(CONFIGURATION_KINDS[one.kind])}{type !== undefined && ` · ${say.label(type.label)}`}</span>
                <span className="row small"><span className="quiet">{say('versionOf', { n: one.version })}</span>{one.drafts.length > 0 && <Mark tone="accent">{say('drafts', { n: one.drafts.length })}</Mark>}</span>
              </button>
            );
          })}</nav>
          {chosen !== undefined && <OneConfiguration key={nameOf(chosen)} configuration={chosen} />}
        </div>
      );
    }}</Answer>
  );
}

function OneConfiguration({ configuration }: { readonly configuration: Configuration }) {
  const say = useSay();
  const viewer = useViewer();
  const [editing, setEditing] = useState<Draft | 'new' | null>(null);
  const { progress, publishedAt, publishedBy } = configuration;
  if (editing !== null) return <DraftEditor configuration={configuration} draft={editing === 'new' ? null : configuration.drafts.find(({ id }) => id === editing.id) ?? editing} onClose={() => { setEditing(null); }} />;
  return (
    <div className="stack">
      <Panel title={say('inForce')} extra={viewer.may('configure') && <Button type="primary" size="small" onClick={() => { setEditing('new'); }}>{say('newDraft')}</Button>}>
        <p className="quiet">{publishedAt === null ? say('asDeclared') : say('publishedBy', { name: publishedBy ?? '', when: moment(publishedAt, say.language) })} · {progress.finished ? say('allFollow') : say('following', { done: progress.done, total: progress.total })}</p>
        {configuration.kind === 'SURVIVORSHIP' && <Policies type={configuration.type} content={configuration.content} />}
        <details><summary>{say('showContent')}</summary><pre className="payload-text wide mono" tabIndex={0}>{JSON.stringify(configuration.content, null, 1)}</pre></details>
      </Panel>
      {configuration.drafts.length > 0 && (
        <Panel title={say('draftsTitle')}><ul className="plain-list">{configuration.drafts.map((draft) => (
          <li key={draft.id} className="row"><b>#{draft.id}</b><span className="data">{draft.note}</span><span className="quiet small">{draft.savedBy} · {moment(draft.savedAt, say.language)} · {say('differencesOf', { n: draft.differences.length })}</span>
            {viewer.may('configure') && <Button size="small" onClick={() => { setEditing(draft); }}>{say('open')}</Button>}</li>))}</ul></Panel>)}
      <Versions configuration={configuration} />
    </div>
  );
}

function Versions({ configuration: { kind, type, version } }: { readonly configuration: Configuration }) {
  const say = useSay();
  const viewer = useViewer();
  const asked = useAnswer(versionsDocument, { kind, type: type === '' ? null : type });
  const versions = asked.data?.configurationVersions.nodes ?? [];
  if (versions.length === 0) return null;
  return (
    <Panel title={say('versions')}><ul className="plain-list">{versions.map((one) => (
      <li key={one.version} className="row"><b>{say('versionOf', { n: one.version })}</b><span className="quiet">{one.publishedBy} · {moment(one.publishedAt, say.language)}</span><span className="data">{one.note}</span>
        {one.version === version ? <Mark tone="good">{say('inForce')}</Mark> : viewer.may('configure') && <RollbackButton kind={kind} type={type === '' ? null : type} version={one.version} />}</li>))}</ul></Panel>
  );
}
