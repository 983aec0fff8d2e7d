import { App, Button, Checkbox, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useSay } from '../language/language';
import { RULE_STATES } from '../language/words/changeRules';
import { useAct, useAnswer } from '../server/useAnswer';
import { Panel, Screen } from '../shared/frame';
import { Mark } from '../shared/Mark';
import { Answer, ErrorNotice } from '../shared/states';
import { useViewer } from '../shell/viewer';
import { changeRuleOfDocument, publishChangeRuleDocument, saveChangeRuleDocument, simulateChangeRuleDocument, stopChangeRuleDocument } from './changeRules.generated';
import { STATE_TONES } from './ChangeRules';
import { Calendar, Firings, Versions } from './RuleLog';
import { NEW_RULE, specOfRule } from './rule';
import type { Rule, RuleSpec } from './rule';
import { RuleForm } from './RuleForm';
import { Simulation } from './Simulation';

export function RulePage() {
  const { id = '' } = useParams();
  const asked = useAnswer(changeRuleOfDocument, { id });
  return <Answer of={asked}>{({ changeRule }) => <Editor key={`${changeRule.id} ${changeRule.revision}`} rule={changeRule} />}</Answer>;
}

export const NewRulePage = () => <Editor rule={null} />;

const DAY_MS = 86_400_000;
const PAST_DAYS = 30;

/** A rule is written, tried over the past and the calendar ahead, and put into force. */
function Editor({ rule }: { readonly rule: Rule | null }) {
  const say = useSay();
  const go = useNavigate();
  const { message } = App.useApp();
  const mayEdit = useViewer().may('writeChangeRules');
  const [name, setName] = useState(rule?.name ?? '');
  const [note, setNote] = useState(rule?.note ?? '');
  const [spec, setSpec] = useState<RuleSpec>(rule === null ? NEW_RULE : specOfRule(rule));
  const [backfill, setBackfill] = useState(false);
  const input = { name, spec, ...(note === '' ? {} : { note }), ...(rule === null ? {} : { id: rule.id, seenRevision: rule.revision }) };
  const save = useAct(saveChangeRuleDocument, ({ saveChangeRule }) => { void message.success(say('ruleSaved')); if (rule === null) void go(`/rules/${saveChangeRule.id}`, { replace: true }); });
  const simulate = useAct(simulateChangeRuleDocument);
  const publish = useAct(publishChangeRuleDocument, ({ publishChangeRule }) => { void message.success(say('rulePublished', { n: publishChangeRule.version ?? 1 })); });
  const isSaved = rule !== null && rule.name === name && (rule.note ?? '') === note && JSON.stringify(rule.draft) === JSON.stringify(spec);
  const error = save.error ?? simulate.error ?? publish.error;
  const since = new Date(Date.now() - PAST_DAYS * DAY_MS).toISOString();
  return (
    <Screen title={name === '' ? say('newRule') : name} isData={name !== ''} sub={rule !== null && <><Mark tone={STATE_TONES[rule.state]}>{say.label(RULE_STATES[rule.state])}</Mark>{rule.reason !== null && <span className="data">{rule.reason}</span>}</>}
      actions={mayEdit && (
        <>
          {rule?.state === 'PUBLISHED' && <Stop id={rule.id} />}
          <Button loading={simulate.isPending} onClick={() => { simulate.mutate({ input, since }); }}>{say('simulate')}</Button>
          <Button disabled={name.trim() === '' || isSaved} loading={save.isPending} onClick={() => { save.mutate({ input }); }}>{say('save')}</Button>
          {rule !== null && spec.when.on === 'TIME' && <Checkbox checked={backfill} onChange={({ target }) => { setBackfill(target.checked); }}>{say('backfill')}</Checkbox>}
          <Button type="primary" disabled={!isSaved} loading={publish.isPending} onClick={() => { if (rule !== null) publish.mutate({ id: rule.id, backfill, confirmation: simulate.data?.simulateChangeRule.confirmation ?? null }); }}>{say('publishRule')}</Button>
        </>)}>
      {error !== null && <ErrorNotice error={error} />}
      <div className="columns two">
        <Panel><RuleForm name={name} note={note} spec={spec} mayEdit={mayEdit} onName={setName} onNote={setNote} onSpec={setSpec} /></Panel>
        <div className="stack">
          {simulate.data !== undefined && <Panel title={say('simulation')}><Simulation of={simulate.data.simulateChangeRule} type={spec.type} /></Panel>}
          {rule !== null && <Firings id={rule.id} type={spec.type} />}
          {rule?.state === 'PUBLISHED' && spec.when.on === 'TIME' && <Calendar id={rule.id} type={spec.type} />}
          {rule !== null && rule.version !== null && <Versions id={rule.id} inForce={rule.version} />}
        </div>
      </div>
    </Screen>
  );
}

function Stop({ id }: { readonly id: string }) {
  const say = useSay();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const stop = useAct(stopChangeRuleDocument, () => { void message.success(say('ruleStopped')); });
  return (
    <Popconfirm title={say('stopReason')} description={<Input aria-label={say('stopReason')} value={reason} onChange={({ target }) => { setReason(target.value); }} />} okText={say('stopRule')} cancelText={say('cancel')} okButtonProps={{ disabled: reason.trim() === '', danger: true }}
      onConfirm={() => { stop.mutate({ id, reason }); }}><Button danger>{say('stopRule')}</Button></Popconfirm>
  );
}
