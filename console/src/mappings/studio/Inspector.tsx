import { Button, Select } from 'antd';
import { formNamed } from '../../../../src/core/mapping/forms';
import type { GraphNode } from '../../../../src/core/mapping/graph';
import { useSay } from '../../language/language';
import { KINDS } from '../../language/words/mappings';
import { Facts } from '../../shared/frame';
import { Mark } from '../../shared/Mark';
import { attributeNodeIdParts } from './attributeId';
import type { AttributeGroup, FieldRow } from './columns';
import { edgeId, mayConnect, slotsOf } from './drawing';
import type { Drawing, TransformNode } from './drawing';
import type { Shown } from './flow';
import type { JsonObject } from './json';
import { Options } from './Options';

interface InspectorProps {
  readonly drawing: Drawing;
  readonly selected: ReadonlySet<string>;
  readonly fields: readonly FieldRow[];
  readonly groups: readonly AttributeGroup[];
  readonly given: Shown['given'];
  readonly issues: Shown['issues'];
  readonly mayEdit: boolean;
  readonly onOptions: (id: string, options: JsonObject) => void;
  readonly onConnect: (edge: { readonly from: string; readonly to: string; readonly slot: string }) => void;
  readonly onDelete: (ids: ReadonlySet<string>) => void;
  readonly onCopy: () => void;
  readonly onEditTable: (table: string) => void;
}

/** What is selected, to be set: everything that can be drawn can be done here without a mouse. */
export function Inspector(props: InspectorProps) {
  const say = useSay();
  const { drawing, selected, mayEdit, onDelete, onCopy } = props;
  const [id, ...more] = selected;
  const node = drawing.graph.nodes.find((one) => one.id === id);
  const hasTransform = drawing.graph.nodes.some((one) => one.kind === 'TRANSFORM' && selected.has(one.id));
  return (
    <aside className="inspector" aria-label={say('inspector')}>
      {id === undefined ? <p className="quiet">{say('nothingSelected')}</p> : more.length === 0 ? <One {...props} id={id} node={node} /> : <p>{say('marked', { n: selected.size })}</p>}
      {id !== undefined && mayEdit && (
        <div className="row">
          {hasTransform && <Button size="small" onClick={onCopy}>{say('copySelected')}</Button>}
          <Button size="small" danger onClick={() => { onDelete(selected); }}>{say('deleteSelected')}</Button>
        </div>)}
    </aside>
  );
}

function One({ id, node, ...props }: InspectorProps & { readonly id: string; readonly node: GraphNode | undefined }) {
  const say = useSay();
  const { drawing, issues, given } = props;
  const edge = drawing.graph.edges.find((one) => edgeId(one) === id);
  const names = namesOf(props, say);
  const value = given.get(edge?.from ?? id);
  return (
    <div className="stack">
      <h2 className={id.startsWith('field:') ? 'data' : ''}>{edge === undefined ? names(id) : say('edge')}</h2>
      {edge !== undefined && <Facts items={[[say('comesFrom'), <span key="from" className="data">{names(edge.from)}</span>], [say('leadsTo'), <span key="to" className="data">{names(edge.to)}</span>]]} />}
      {node?.kind === 'TRANSFORM' && <Transform {...props} node={node} />}
      {edge === undefined && <Links {...props} id={id} names={names} />}
      <FieldFacts rows={props.fields} id={id} />
      {value !== undefined && <p className="now data">{value.refusal === null ? value.text : say.label(value.refusal)}</p>}
      {(issues.get(id) ?? []).map(({ severity, message, remedy }, index) => (
        <div key={index} className={severity === 'ERROR' ? 'notice bad' : 'notice warn'}><div>{say.label(message)}</div><div className="small">{say('howToRemedy')}: {say.label(remedy)}</div></div>))}
    </div>
  );
}

function FieldFacts({ rows, id }: { readonly rows: readonly FieldRow[]; readonly id: string }) {
  const say = useSay();
  const row = rows.find((one) => one.id === id);
  if (row === undefined || row.examples.length === 0) return null;
  return <Facts items={[[say('examplesOf'), <ul key="examples" className="plain-list data">{row.examples.map((example) => <li key={example}>{example}</li>)}</ul>]]} />;
}

function Transform({ node, drawing, mayEdit, onOptions, onEditTable }: InspectorProps & { readonly node: TransformNode }) {
  const say = useSay();
  const table = node.options['table'];
  return (
    <>
      <Options node={node} tables={Object.keys(drawing.graph.codeTables)} mayEdit={mayEdit} onChange={(options) => { onOptions(node.id, options); }} />
      {node.form === 'code' && <Button size="small" onClick={() => { onEditTable(typeof table === 'string' ? table : ''); }}>{say(typeof table === 'string' && table !== '' ? 'editTable' : 'newTable')}</Button>}
    </>
  );
}

/** Where it comes from, slot by slot, and where else it may lead. */
function Links({ drawing, fields, groups, id, names, mayEdit, onConnect, onDelete }: InspectorProps & { readonly id: string; readonly names: (id: string) => string }) {
  const say = useSay();
  const { graph } = drawing;
  const into = graph.edges.filter(({ to }) => to === id);
  const out = graph.edges.filter(({ from }) => from === id);
  const transforms = graph.nodes.filter((one): one is TransformNode => one.kind === 'TRANSFORM');
  const targets = [
    ...groups.flatMap(({ title, rows }) => rows.map((row) => ({ value: JSON.stringify([row.id, 'value']), label: `${title} · ${row.name}`, id: row.id }))),
    ...transforms.flatMap((one) => slotsOf(drawing, one).map((slot) => ({ value: JSON.stringify([one.id, slot]), label: `${names(one.id)} (${slot})`, id: one.id }))),
  ].filter((target) => mayConnect(drawing, id, target.id));
  const sources = [...fields.map(({ id: from, name }) => ({ value: from, label: name })), ...transforms.map((one) => ({ value: one.id, label: names(one.id) }))].filter(({ value }) => mayConnect(drawing, value, id));
  const line = (edge: string, other: string) => (
    <li key={edge}><span className="data">{names(other)}</span>{mayEdit && <Button size="small" type="link" danger onClick={() => { onDelete(new Set([edge])); }}>{say('deleteSelected')}</Button>}</li>);
  const isAttribute = id.startsWith('attribute:');
  return (
    <>
      {into.length > 0 && <div><div className="quiet small">{say('comesFrom')}</div><ul className="plain-list links">{into.map((edge) => line(edgeId(edge), edge.from))}</ul></div>}
      {out.length > 0 && <div><div className="quiet small">{say('leadsTo')}</div><ul className="plain-list links">{out.map((edge) => line(edgeId(edge), edge.to))}</ul></div>}
      {mayEdit && isAttribute && into.length === 0 && <Select aria-label={say('comesFrom')} placeholder={say('comesFrom')} value={null} showSearch={{ optionFilterProp: 'label' }} options={sources} onChange={(from: string | null) => { if (from !== null) onConnect({ from, to: id, slot: 'value' }); }} />}
      {mayEdit && !isAttribute && <Select aria-label={say('connectByKeyboard')} placeholder={say('connectByKeyboard')} value={null} showSearch={{ optionFilterProp: 'label' }} options={targets}
        onChange={(chosen: string | null) => { if (chosen === null) return; const [to, slot] = JSON.parse(chosen) as [string, string]; onConnect({ from: id, to, slot }); }} />}
      <AttributeMark groups={groups} id={id} />
    </>
  );
}

function AttributeMark({ groups, id }: { readonly groups: readonly AttributeGroup[]; readonly id: string }) {
  const say = useSay();
  const row = groups.flatMap(({ rows }) => rows).find((one) => one.id === id);
  return row?.attribute === null || row === undefined ? null : <div className="row"><Mark>{say.code(KINDS, row.attribute.kind)}</Mark><span className="mono quiet">{attributeNodeIdParts(id)}</span></div>;
}

/** Nodes by the names that people read. */
function namesOf({ drawing, fields, groups }: InspectorProps, say: ReturnType<typeof useSay>): (id: string) => string {
  const names = new Map<string, string>([...fields.map(({ id, name }) => [id, name] as const), ...groups.flatMap(({ rows }) => rows.map(({ id, name }) => [id, name] as const)),
    ...drawing.graph.nodes.flatMap((node) => (node.kind === 'TRANSFORM' ? [[node.id, say.label(formNamed(node.form).label)] as const] : []))]);
  return (id) => names.get(id) ?? id.replace(/^(?:field|attribute):/, '');
}
