import { ExclamationCircleFilled, WarningFilled } from '@ant-design/icons';
import { Handle, Position } from '@xyflow/react';
import type { NodeProps } from '@xyflow/react';
import { Tooltip } from 'antd';
import { formNamed } from '../../../../src/core/mapping/forms';
import { useSay } from '../../language/language';
import { KINDS } from '../../language/words/mappings';
import type { Attribute } from '../../shell/viewer';
import { percent } from '../../shared/time';
import type { AttributeNode, FieldNode, HeadingNode, TransformFlowNode } from './flow';
import type { JsonObject, JsonValue } from './json';
import type { Given } from './trace';

const classes = (...names: readonly (string | false)[]): string => names.filter((name) => name !== false).join(' ');

function Value({ given, codes = [] }: { readonly given: Given | undefined; readonly codes?: Attribute['codes'] }) {
  const say = useSay();
  if (given === undefined) return null;
  if (given.refusal !== null) return <span className="given refused" title={say.label(given.refusal)}>{say.label(given.refusal)}</span>;
  const code = codes.find((one) => one.code === given.text);
  const text = code === undefined ? given.text : say.label(code.label);
  return <span className="given data" title={text}>{text === '' ? '—' : text}</span>;
}

function Issues({ issues }: { readonly issues: FieldNode['data']['issues'] }) {
  const say = useSay();
  const shown = issues.filter(({ severity }) => severity !== 'INFO');
  if (shown.length === 0) return null;
  const isWrong = shown.some(({ severity }) => severity === 'ERROR');
  const text = shown.map(({ message, remedy }) => `${say.label(message)} ${say.label(remedy)}`).join('\n');
  return <Tooltip title={<span className="issue-text">{text}</span>}><span className={isWrong ? 'issue bad' : 'issue warn'} role="img" aria-label={text}>{isWrong ? <ExclamationCircleFilled /> : <WarningFilled />}</span></Tooltip>;
}

export function FieldBox({ data: { row, given, issues, isDim }, selected }: NodeProps<FieldNode>) {
  const say = useSay();
  return (
    <div className={classes('studio-node field', row.isMapped && 'mapped', isDim && 'dim', selected && 'selected')}>
      <div className="node-title"><span className="data">{row.name}</span><Issues issues={issues} />{row.share !== null && <span className="quiet small">{percent(row.share, say.language)}</span>}</div>
      <div className="node-value">{given === undefined || given.text === '' ? <span className="given quiet data">{row.examples.join(' · ')}</span> : <Value given={given} />}</div>
      <Handle type="source" position={Position.Right} />
    </div>
  );
}

export function AttributeBox({ data: { row, given, issues, isDim }, selected }: NodeProps<AttributeNode>) {
  const say = useSay();
  const kind = row.attribute?.kind ?? 'dateTime';
  return (
    <div className={classes('studio-node attribute', row.isMapped && 'mapped', isDim && 'dim', selected && 'selected')}>
      <Handle type="target" position={Position.Left} id="value" />
      <div className="node-title"><span>{row.name}</span><Issues issues={issues} /><span className="quiet small">{say.code(KINDS, kind)}</span></div>
      <div className="node-value"><Value given={given} codes={row.attribute?.codes ?? []} /></div>
    </div>
  );
}

const asText = (value: JsonValue | undefined): string => (Array.isArray(value) ? value.map((one) => asText(one as JsonValue)).join(' ') : typeof value === 'object' ? JSON.stringify(value ?? '') : String(value ?? ''));
/** What is set on a transform, in a few characters. */
const summary = (options: JsonObject): string => Object.values(options).map(asText).filter((text) => text !== '').join(' · ');

export function TransformBox({ data: { node, slots, connected, given, issues, isDim }, selected }: NodeProps<TransformFlowNode>) {
  const say = useSay();
  const named = slots.length > 1;
  return (
    <div className={classes('studio-node transform', isDim && 'dim', selected && 'selected')}>
      <div className="node-title"><b>{say.label(formNamed(node.form).label)}</b><Issues issues={issues} /></div>
      {summary(node.options) !== '' && <div className="node-options mono" title={summary(node.options)}>{summary(node.options)}</div>}
      <ul className="slots">{slots.map((slot) => (
        <li key={slot} className={connected.has(slot) ? 'connected' : ''}><Handle type="target" position={Position.Left} id={slot} />{named && <span>{slotName(slot, say)}</span>}</li>))}</ul>
      <div className="node-value"><Value given={given} /></div>
      <Handle type="source" position={Position.Right} />
    </div>
  );
}

function slotName(slot: string, say: ReturnType<typeof useSay>): string {
  const index = /\/(\d+)$/.exec(slot)?.[1];
  if (index !== undefined) return String(Number(index) + 1);
  switch (slot) {
    case 'when/of': return say('slotTested');
    case 'then': return say('slotThen');
    case 'otherwise': return say('slotOtherwise');
    case 'take': return say('slotEach');
    default: return say('slotInput');
  }
}

export function HeadingBox({ data: { title } }: NodeProps<HeadingNode>) {
  return <div className="studio-heading">{title}</div>;
}
