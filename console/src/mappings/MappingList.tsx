import { App, Button, Modal, Progress, Select, Table } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useSay } from '../language/language';
import { RUN_STATES } from '../language/words/mappings';
import { ask } from '../server/ask';
import { useAct, useAnswer } from '../server/useAnswer';
import { Screen } from '../shared/frame';
import { Mark } from '../shared/Mark';
import { Answer, ErrorNotice } from '../shared/states';
import { ago } from '../shared/time';
import { useSystemNames, useViewer } from '../shell/viewer';
import { discardMappingDraftDocument, mappingsDocument, mappingVersionOfDocument, saveMappingDraftDocument } from './mappings.generated';
import type { MappingsQuery } from './mappings.generated';

type Mapping = MappingsQuery['mappings'][number];
interface Name { readonly system: string; readonly type: string }

/** A new draft of what is in force, or an empty one, opened in the studio. */
export function useNewDraft(): { readonly begin: (name: Name) => void; readonly error: Error | null; readonly isPending: boolean } {
  const go = useNavigate();
  const save = useAct(saveMappingDraftDocument, ({ saveMappingDraft }) => { void go(`/mappings/drafts/${saveMappingDraft.id}`); });
  const begin = (name: Name): void => {
    void ask(mappingVersionOfDocument, { ...name, version: null }).then(({ mappingVersion }) => {
      save.mutate({ ...name, spec: mappingVersion?.spec ?? { format: 1, ...name, outputs: [{ type: name.type, attributes: {} }] }, layout: mappingVersion?.layout ?? {} });
    });
  };
  return { begin, error: save.error, isPending: save.isPending };
}

/** Every mapping: what is in force, who works on another, how far the pool has followed. */
export function MappingList() {
  const say = useSay();
  const viewer = useViewer();
  const systems = useSystemNames();
  const asked = useAnswer(mappingsDocument, {}, { everyMs: 5_000 });
  const draft = useNewDraft();
  const [choosing, setChoosing] = useState(false);
  const mayEdit = viewer.may('editMappings');
  const nameOf = ({ system }: Name): string => { const label = systems.get(system); return label === undefined ? system : say.label(label); };
  const typeOf = ({ type }: Name): string => { const declared = viewer.typeOf(type); return declared === undefined ? type : say.label(declared.label); };
  return (
    <Screen title={say('mappings')} sub={<span>{say('mappingsHint')}</span>} actions={mayEdit && <Button type="primary" onClick={() => { setChoosing(true); }}>{say('newMapping')}</Button>}>
      {draft.error !== null && <ErrorNotice error={draft.error} />}
      <Answer of={asked}>{({ mappings }) => (
        <Table<Mapping> className="panel" size="middle" pagination={false} rowKey={({ system, type }) => `${system} ${type}`} dataSource={[...mappings]} columns={[
          { title: say('sourceSystem'), render: (_value, row) => <Link className="data" to={`/mappings/${encodeURIComponent(row.system)}/${row.type}`}>{nameOf(row)}</Link> },
          { title: say('recordType'), render: (_value, row) => typeOf(row) },
          { title: say('inForceVersion'), render: (_value, { inForce }) => (inForce === null ? <Mark>{say('notPublished')}</Mark> : <span>{say('versionOf', { n: inForce.version })} <span className="quiet small">{inForce.publishedBy} · {ago(inForce.publishedAt, say.language)}</span></span>) },
          { title: say('mappingDrafts'), render: (_value, row) => <Drafts mapping={row} mayEdit={mayEdit} /> },
          { title: say('reapplication'), width: 220, render: (_value, { run }) => (run === null ? '' : run.state === 'FINISHED' ? <Mark tone="good">{say.label(RUN_STATES.FINISHED)}</Mark>
            : <Progress size="small" percent={run.total === 0 ? 0 : Math.round((100 * run.done) / run.total)} aria-label={say.label(RUN_STATES[run.state])} />) },
          ...(mayEdit ? [{ width: 120, render: (_value: unknown, row: Mapping) => <Button size="small" loading={draft.isPending} onClick={() => { draft.begin(row); }}>{say('mappingNewDraft')}</Button> }] : []),
        ]} />)}
      </Answer>
      {choosing && <NewMapping known={asked.data?.mappings ?? []} onClose={() => { setChoosing(false); }} onChosen={draft.begin} />}
    </Screen>
  );
}

function Drafts({ mapping, mayEdit }: { readonly mapping: Mapping; readonly mayEdit: boolean }) {
  const say = useSay();
  const { modal } = App.useApp();
  const discard = useAct(discardMappingDraftDocument);
  return (
    <ul className="plain-list drafts">{mapping.drafts.map(({ id, savedBy, savedAt }) => (
      <li key={id}><Link to={`/mappings/drafts/${id}`}>{say('openDraft')}</Link> <span className="quiet small">{savedBy} · {ago(savedAt, say.language)}</span>
        {mayEdit && <Button size="small" type="link" danger onClick={() => { void modal.confirm({ title: say('discardDraftSure'), okText: say('discardDraft'), cancelText: say('cancel'), onOk: () => { discard.mutate({ draftId: id }); } }); }}>{say('discardDraft')}</Button>}
      </li>))}</ul>
  );
}

function NewMapping({ known, onClose, onChosen }: { readonly known: readonly Name[]; readonly onClose: () => void; readonly onChosen: (name: Name) => void }) {
  const say = useSay();
  const viewer = useViewer();
  const systems = useSystemNames();
  const [system, setSystem] = useState<string | null>(null);
  const [type, setType] = useState<string | null>(null);
  const taken = known.filter((one) => one.system === system).map((one) => one.type);
  return (
    <Modal open title={say('newMapping')} okText={say('mappingNewDraft')} cancelText={say('cancel')} okButtonProps={{ disabled: system === null || type === null }} onCancel={onClose}
      onOk={() => { if (system !== null && type !== null) onChosen({ system, type }); }}>
      <div className="stack">
        <Select aria-label={say('sourceSystem')} placeholder={say('sourceSystem')} value={system} onChange={setSystem} showSearch={{ optionFilterProp: 'label' }} options={[...systems].map(([code, label]) => ({ value: code, label: say.label(label) }))} />
        <Select aria-label={say('recordType')} placeholder={say('recordType')} value={type} onChange={setType} options={viewer.types.map(({ name, label }) => ({ value: name, label: say.label(label), disabled: taken.includes(name) }))} />
      </div>
    </Modal>
  );
}
