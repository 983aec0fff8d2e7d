import { App, Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { nodeOfIssue, specOf } from '../../../../src/core/mapping/graph';
import type { FormName } from '../../../../src/core/mapping/forms';
import { useSay } from '../../language/language';
import { Screen } from '../../shared/frame';
import { useAddress } from '../../shared/useAddress';
import { useSystemNames, useViewer } from '../../shell/viewer';
import { PreviewDialog, PublishDialog } from '../PublishDialog';
import { accepted } from './accept';
import { Canvas } from './Canvas';
import { CodeTableDialog } from './CodeTableDialog';
import { CodeView } from './CodeView';
import { attributeGroups, fieldRows } from './columns';
import { ahead, behind, connected, copied, edgeId, moved, withAttribute, withCodeTable, withField, without, withOptions, withOutput, withTransform, withUpdatedAt } from './drawing';
import type { Drawing } from './drawing';
import { rowsOf } from './flow';
import type { Shown } from './flow';
import { Inspector } from './Inspector';
import { IssueList } from './IssueList';
import { autoLayout, COLUMN, withPlaces } from './layout';
import { DraftNotices, SavingMark } from './DraftNotices';
import { MAX_FILE_BYTES, readSamples, samplesOf } from './samples';
import type { Samples } from './samples';
import { SuggestionList } from './SuggestionList';
import { Toolbar } from './Toolbar';
import type { Wanted } from './Toolbar';
import { trace } from './trace';
import { useDraft } from './useDraft';
import type { Draft, DraftAtWork } from './useDraft';
import { useStudioKeys } from './useStudioKeys';
import { START } from './start';

type Open = 'code' | 'preview' | 'publish' | { readonly table: string } | null;
const NOTHING: ReadonlySet<string> = new Set();

/** 映射工作台: a draft is drawn, tried on real records, and published. */
export function Studio({ opened, sent }: { readonly opened: Draft; readonly sent: Samples }) {
  const say = useSay();
  const go = useNavigate();
  const { message } = App.useApp();
  const work = useDraft(opened);
  const [own, setOwn] = useState<Samples | null>(null);
  const [open, setOpen] = useState<Open>(null);
  const samples = own ?? sent;
  const title = useTitle(work.draft);
  const loadFile = (file: File): void => {
    if (file.size > MAX_FILE_BYTES) { void message.error(say('badSamples', { why: `${Math.round(file.size / 1e6)} MB` })); return; }
    void file.text().then((text) => { setOwn(samplesOf(readSamples(file.name, text), true)); }).catch((error: unknown) => { void message.error(say('badSamples', { why: String(error) })); });
  };
  const openSaved = (next: Open): void => { void work.save().then((saved) => { if (saved !== null) setOpen(next); }); };
  const wrong = work.draft.issues.some(({ severity }) => severity === 'ERROR');
  const mayEdit = useViewer().may('editMappings') && work.draft.state === 'DRAFT';
  return (
    <Screen title={title} isData sub={<SavingMark saving={work.saving} draft={work.draft} />} actions={mayEdit && (
      <>
        <Button disabled={wrong} onClick={() => { openSaved('preview'); }}>{say('preview')}</Button>
        <Button type="primary" disabled={wrong || work.saving.at === 'overtaken'} onClick={() => { openSaved('publish'); }}>{say('mappingPublish')}</Button>
      </>)}>
      <DraftNotices work={work} />
      {samples.payloads.length === 0 && <p className="notice">{say('noSamples')}</p>}
      <Desk work={work} samples={samples} mayEdit={mayEdit} onFile={loadFile} open={open} onOpen={setOpen} />
      {open === 'preview' && <PreviewDialog draftId={work.draft.id} samples={own?.payloads ?? null} onClose={() => { setOpen(null); }} />}
      {open === 'publish' && <PublishDialog of={{ draftId: work.draft.id }} onClose={() => { setOpen(null); }} onDone={(version) => {
        void message.success(say('published', { n: version }));
        void go(`/mappings/${encodeURIComponent(work.draft.system)}/${work.draft.type}`);
      }} />}
    </Screen>
  );
}

function useTitle({ system, type }: Draft): string {
  const say = useSay();
  const systems = useSystemNames();
  const viewer = useViewer();
  const [name, declared] = [systems.get(system), viewer.typeOf(type)];
  return say('mappingOf', { system: name === undefined ? system : say.label(name), type: declared === undefined ? type : say.label(declared.label) });
}

interface DeskProps {
  readonly work: DraftAtWork; readonly samples: Samples; readonly mayEdit: boolean; readonly onFile: (file: File) => void; readonly open: Open; readonly onOpen: (open: Open) => void;
}

/** Canvas, what is selected, and all that is done to both. */
function Desk({ work, samples, mayEdit, onFile, open, onOpen }: DeskProps) {
  const say = useSay();
  const viewer = useViewer();
  const { history } = work;
  const { present } = history;
  const [selected, setSelected] = useState(NOTHING);
  const [wanted, setWanted] = useWanted();
  const issues = useMemo(() => issuesByNode(work.draft, present), [work.draft, present]);
  const wrong = useMemo(() => new Set(issues.keys()), [issues]);
  const fields = useMemo(() => fieldRows(present.graph, samples.schema, { text: wanted.fields, shown: wanted.shown, wrong }), [present, samples, wanted.fields, wanted.shown, wrong]);
  const groups = useMemo(() => attributeGroups(present.graph, viewer, say, { text: wanted.attributes, shown: wanted.shown, wrong }), [present, viewer, say, wanted.attributes, wanted.shown, wrong]);
  const rows = useMemo(() => rowsOf(fields, groups), [fields, groups]);
  const drawing = useMemo(() => ({ ...present, layout: withPlaces(present.graph, present.layout, (id) => rows.get(id)) }), [present, rows]);
  const given = useMemo(() => trace(drawing.graph, samples.payloads[wanted.sample], viewer.attributeOf), [drawing, samples, wanted.sample, viewer]);
  const focus = useMemo(() => (wanted.focus ? pathsOf(drawing, selected) : null), [wanted.focus, drawing, selected]);
  const hands = useHands(work, { selected, setSelected });
  useStudioKeys({ undo: history.undo, redo: history.redo, remove: () => { hands.remove(selected); }, copy: hands.copy, save: () => { void work.save(); } }, mayEdit);
  const tidy = (): void => { history.step((one) => moved(one, autoLayout(one.graph, (id) => rows.get(id)))); };
  const otherTypes = viewer.types.filter(({ name }) => !drawing.graph.outputs.some(({ type }) => type === name)).map(({ name, label }) => ({ name, label: say.label(label) }));
  const shared = { drawing, fields, groups, given, issues, selected };
  return (
    <div className="studio">
      <Toolbar history={history} mayEdit={mayEdit} wanted={wanted} samples={samples.payloads.length} otherTypes={otherTypes} onWant={setWanted} onAdd={hands.add} onTidy={tidy} onFile={onFile}
        onOutput={(type) => { history.step((one) => withOutput(one, type)); }} onCode={() => { onOpen('code'); }} />
      <Canvas {...shared} focus={focus} mayEdit={mayEdit} onSelect={setSelected} onConnect={hands.connect} onSlide={hands.slide} />
      <div className="studio-side">
        <Inspector {...shared} mayEdit={mayEdit} onOptions={(id, options) => { history.step((one) => withOptions(one, id, options)); }} onConnect={hands.connect} onDelete={hands.remove} onCopy={hands.copy}
          onEditTable={(table) => { onOpen({ table }); }} />
        {mayEdit && <SuggestionList work={work} drawing={drawing} samples={samples.isOwn ? samples.payloads : null} onAccept={(field, suggestion) => { history.step((one) => accepted(one, field, suggestion, () => crypto.randomUUID())); }} />}
        <IssueList draft={work.draft} drawing={drawing} onGo={(id) => { setSelected(new Set([id])); }} />
      </div>
      {open === 'code' && <CodeView spec={specOf(drawing.graph).spec} mayEdit={mayEdit} onClose={() => { onOpen(null); }} onApply={(graph) => { history.step((one) => ({ ...one, graph })); onOpen(null); }} />}
      {typeof open === 'object' && open !== null && <TableDialog name={open.table} selected={selected} drawing={drawing} samples={samples} onClose={() => { onOpen(null); }} onSave={hands.saveTable} />}
    </div>
  );
}

/** Which part of the drawing is looked at, as it stands in the address. */
function useWanted(): readonly [Wanted, (wanted: Partial<Wanted>) => void] {
  const { get, set } = useAddress();
  const shown = get('show');
  const wanted: Wanted = {
    fields: get('fields') ?? '', attributes: get('attributes') ?? '', shown: shown === 'mapped' || shown === 'unmapped' || shown === 'wrong' ? shown : 'all', focus: get('focus') !== null, sample: Number(get('sample') ?? 0),
  };
  return [wanted, (next) => {
    const { fields, attributes, shown: show, focus, sample } = { ...wanted, ...next };
    set({ fields, attributes, show: show === 'all' ? null : show, focus: focus ? '1' : null, sample: sample === 0 ? null : String(sample) });
  }];
}

/** Issues of the server and of the drawing itself, at the nodes they belong to. */
function issuesByNode(draft: Draft, drawing: Drawing): Shown['issues'] {
  const found = new Map<string, Shown['issues'] extends ReadonlyMap<string, infer List> ? List : never>();
  for (const issue of [...specOf(drawing.graph).issues, ...draft.issues]) {
    const id = nodeOfIssue(drawing.graph, issue.node) ?? (issue.node.startsWith('attribute:') ? issue.node : null);
    if (id !== null) found.set(id, [...found.get(id) ?? [], issue]);
  }
  return found;
}

const pathsOf = ({ graph }: Drawing, selected: ReadonlySet<string>): ReadonlySet<string> | null => {
  const nodes = [...selected].flatMap((id) => { const edge = graph.edges.find((one) => edgeId(one) === id); return edge === undefined ? [id] : [edge.from, edge.to]; });
  return nodes.length === 0 ? null : new Set(nodes.flatMap((id) => [...ahead(graph, id), ...behind(graph, id)]));
};

/** What hands do on the canvas; each a step that can be taken back. */
function useHands({ history }: DraftAtWork, { selected, setSelected }: { readonly selected: ReadonlySet<string>; readonly setSelected: (ids: ReadonlySet<string>) => void }) {
  const { step, slide, present } = history;
  return {
    connect: useCallback((edge: { readonly from: string; readonly to: string; readonly slot: string }) => { step((one) => connected(drawn(drawn(one, edge.from), edge.to), edge)); }, [step]),
    remove: (ids: ReadonlySet<string>) => { step((one) => without(one, ids)); setSelected(NOTHING); },
    add: (form: FormName) => {
      const id = crypto.randomUUID();
      step((one) => withTransform(one, { id, form, options: START[form] ?? {} }, { x: COLUMN.firstTransform + 40, y: 40 + one.graph.nodes.filter(({ kind }) => kind === 'TRANSFORM').length * 24 }));
      setSelected(new Set([id]));
    },
    copy: () => {
      const copy = copied(present, selected, () => crypto.randomUUID());
      if (copy.ids.size === 0) return;
      step(() => copy.drawing);
      setSelected(copy.ids);
    },
    slide: useCallback((places: Drawing['layout'], isFirst: boolean) => { (isFirst ? step : slide)((one) => moved(one, places)); }, [step, slide]),
    saveTable: (name: string, table: Parameters<typeof withCodeTable>[2], node: string | null) => {
      step((one) => { const next = withCodeTable(one, name, table); return node === null ? next : withOptions(next, node, { table: name }); });
    },
  };
}

/** Fields and attributes come into the drawing when something is drawn at them. */
function drawn(drawing: Drawing, id: string): Drawing {
  if (id === 'attribute:updatedAt') return withUpdatedAt(drawing);
  if (id.startsWith('attribute:')) { const [type = '', name = ''] = id.slice('attribute:'.length).split('.'); return withAttribute(drawing, type, name); }
  if (!id.startsWith('field:')) return drawing;
  const path = id.slice('field:'.length);
  return withField(drawing, path.startsWith('[') ? JSON.parse(path) as readonly string[] : path);
}

interface TableDialogProps {
  readonly name: string; readonly selected: ReadonlySet<string>; readonly drawing: Drawing; readonly samples: Samples; readonly onClose: () => void;
  readonly onSave: (name: string, table: Parameters<typeof withCodeTable>[2], node: string | null) => void;
}

/** The table of the selected transform, with the codes that the sample has there and those of the attribute that it leads to. */
function TableDialog({ name, selected, drawing, samples, onClose, onSave }: TableDialogProps) {
  const viewer = useViewer();
  const [node = null] = selected;
  const target = node === null ? undefined : [...behind(drawing.graph, node)].find((id) => id.startsWith('attribute:'));
  const [type = '', attribute = ''] = (target ?? '').slice('attribute:'.length).split('.');
  const sources = node === null ? NOTHING : ahead(drawing.graph, node);
  const seen = samples.schema.fields.flatMap(({ path, values }) => (sources.has(`field:${typeof path === 'string' ? path : JSON.stringify(path)}`) ? values.slice(0, 50) : []));
  return <CodeTableDialog name={name} table={drawing.graph.codeTables[name]} codes={viewer.attributeOf(type, attribute)?.codes ?? []} seen={seen} onClose={onClose}
    onSave={(saved, table) => { onSave(saved, table, name === '' ? node : null); onClose(); }} />;
}

