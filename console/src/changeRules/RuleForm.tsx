import { DeleteOutlined } from '@ant-design/icons';
import { Button, Dropdown, Input, InputNumber, Segmented, Select } from 'antd';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useSay } from '../language/language';
import type { Label } from '../language/label';
import { ACTION_KINDS } from '../language/words/changeRules';
import { useViewer } from '../shell/viewer';
import { NEW_ACTIONS, ON_TIME } from './rule';
import type { Action, RuleSpec, Trigger } from './rule';

interface RuleFormProps { readonly name: string; readonly note: string; readonly spec: RuleSpec; readonly mayEdit: boolean; readonly onName: (name: string) => void; readonly onNote: (note: string) => void; readonly onSpec: (spec: RuleSpec) => void }

/** A rule as people write it: of what, when, if, and what then. */
export function RuleForm({ name, note, spec, mayEdit, onName, onNote, onSpec }: RuleFormProps) {
  const say = useSay();
  const viewer = useViewer();
  const put = (part: Partial<RuleSpec>): void => { onSpec({ ...spec, ...part }); };
  const putAction = (at: number, action: Action | null): void => { put({ actions: spec.actions.flatMap((one, index) => (index !== at ? [one] : action === null ? [] : [action])) }); };
  const actions = (['NOTIFY', 'TASK', 'PROMPT', 'WEBHOOK', 'SET'] as const).map((key) => ({ key, label: say.label(ACTION_KINDS[key]) }));
  return (
    <fieldset className="rule-form stack" disabled={!mayEdit}>
      <Field word={say('ruleName')}>{(id) => <Input id={id} value={name} maxLength={200} onChange={({ target }) => { onName(target.value); }} />}</Field>
      <Field word={say('ruleNote')}>{(id) => <Input id={id} value={note} maxLength={1_000} onChange={({ target }) => { onNote(target.value); }} />}</Field>
      <div className="rule-line">
        <Field word={say('ruleType')}>{(id) => <Select id={id} disabled={!mayEdit} value={spec.type} options={viewer.types.map(({ name: type, label }) => ({ value: type, label: say.label(label) }))} onChange={(type: string) => { put({ type, when: spec.when.on === 'CHANGE' ? { on: 'CHANGE', attributes: [] } : { ...ON_TIME } }); }} />}</Field>
        <Field word={say('ruleWhen')}>{(id) => <Segmented id={id} disabled={!mayEdit} value={spec.when.on} options={[{ value: 'CHANGE', label: say('whenChanged') }, { value: 'TIME', label: say('whenDue') }]}
          onChange={(on) => { put({ when: on === 'TIME' ? ON_TIME : { on: 'CHANGE', attributes: [] } }); }} />}</Field>
      </div>
      <TriggerFields type={spec.type} when={spec.when} mayEdit={mayEdit} onChange={(when) => { put({ when }); }} />
      <Field word={say('ruleCondition')} hint={say('conditionHint')}>{(id) => <Input.TextArea id={id} className="mono" autoSize={{ minRows: 1, maxRows: 4 }} value={spec.condition ?? ''} onChange={({ target }) => { put({ condition: target.value.trim() === '' ? null : target.value }); }} />}</Field>
      <h2>{say('ruleActions')}</h2>
      {spec.actions.map((action, at) => (
        <div key={at} className="rule-action">
          <div className="row"><b>{say.label(ACTION_KINDS[action.do])}</b>{mayEdit && <Button size="small" type="text" danger icon={<DeleteOutlined />} aria-label={say('deleteSelected')} onClick={() => { putAction(at, null); }} />}</div>
          <ActionFields type={spec.type} action={action} mayEdit={mayEdit} onChange={(next) => { putAction(at, next); }} />
        </div>))}
      {mayEdit && <Dropdown trigger={['click']} menu={{ items: actions, onClick: ({ key }) => { put({ actions: [...spec.actions, NEW_ACTIONS[key as Action['do']]] }); } }}><Button className="rule-add">{say('addAction')}</Button></Dropdown>}
    </fieldset>
  );
}

function Field({ word, hint, children }: { readonly word: string; readonly hint?: string; readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return <div className="option"><label htmlFor={id}>{word}</label>{children(id)}{hint !== undefined && <span className="quiet small data">{hint}</span>}</div>;
}

function useAttributes(type: string, kinds?: readonly string[]): { readonly value: string; readonly label: string }[] {
  const say = useSay();
  const viewer = useViewer();
  return (viewer.typeOf(type)?.attributes ?? []).filter(({ kind }) => kinds === undefined || kinds.includes(kind)).map(({ name, label }) => ({ value: name, label: say.label(label) }));
}

const DATES = ['date', 'dateTime'];

function TriggerFields({ type, when, mayEdit, onChange }: { readonly type: string; readonly when: Trigger; readonly mayEdit: boolean; readonly onChange: (when: Trigger) => void }) {
  const say = useSay();
  const all = useAttributes(type);
  const dates = useAttributes(type, DATES);
  if (when.on === 'CHANGE') {
    return <Field word={say('anyAttribute')}>{(id) => <Select id={id} mode="multiple" disabled={!mayEdit} value={[...when.attributes ?? []]} options={all} onChange={(attributes: string[]) => { onChange({ ...when, attributes }); }} showSearch={{ optionFilterProp: 'label' }} />}</Field>;
  }
  const { calendar } = when;
  return (
    <div className="rule-line wide">
      <Field word={say('dateAttribute')}>{(id) => <Select id={id} disabled={!mayEdit} value={when.attribute === '' ? null : when.attribute} options={dates} onChange={(attribute: string) => { onChange({ ...when, attribute }); }} />}</Field>
      <Field word={say('offsetDays')}>{(id) => <InputNumber id={id} precision={0} value={when.offsetDays} onChange={(days) => { onChange({ ...when, offsetDays: days ?? 0 }); }} />}</Field>
      <Field word={say('atTime')}>{(id) => <Input id={id} type="time" value={when.at} onChange={({ target }) => { onChange({ ...when, at: target.value }); }} />}</Field>
      <Field word={say('workdays')}>{(id) => <Select id={id} disabled={!mayEdit} value={calendar.name} popupMatchSelectWidth={false} options={[{ value: 'CN', label: say('calendarCN') }, { value: 'WEEKDAYS', label: say('calendarWeekdays') }, { value: 'EVERY_DAY', label: say('calendarEveryDay') }]}
        onChange={(name: typeof calendar.name) => { onChange({ ...when, calendar: name === 'EVERY_DAY' ? { name } : { name, shift: calendar.shift ?? 'PREVIOUS' } }); }} />}</Field>
      {calendar.name !== 'EVERY_DAY' && <Field word={say('shiftTo')}>{(id) => <Select id={id} disabled={!mayEdit} value={calendar.shift ?? 'NEXT'} popupMatchSelectWidth={false} options={[{ value: 'PREVIOUS', label: say('shiftPrevious') }, { value: 'NEXT', label: say('shiftNext') }]}
        onChange={(shift: 'PREVIOUS' | 'NEXT') => { onChange({ ...when, calendar: { ...calendar, shift } }); }} />}</Field>}
    </div>
  );
}

function Texts({ text, onChange }: { readonly text: Label; readonly onChange: (text: Label) => void }) {
  const say = useSay();
  return (
    <>
      <Field word={say('textZh')} hint={say('textHint')}>{(id) => <Input id={id} className="data" value={text.zh} onChange={({ target }) => { onChange({ ...text, zh: target.value }); }} />}</Field>
      <Field word={say('textEn')}>{(id) => <Input id={id} className="data" value={text.en} onChange={({ target }) => { onChange({ ...text, en: target.value }); }} />}</Field>
    </>
  );
}

function ActionFields({ type, action, mayEdit, onChange }: { readonly type: string; readonly action: Action; readonly mayEdit: boolean; readonly onChange: (action: Action) => void }) {
  const say = useSay();
  const attributes = useAttributes(type);
  switch (action.do) {
    case 'NOTIFY': return <><Field word={say('group')}>{(id) => <Input id={id} value={action.group} onChange={({ target }) => { onChange({ ...action, group: target.value }); }} />}</Field><Texts text={action.message} onChange={(message) => { onChange({ ...action, message }); }} /></>;
    case 'TASK': return (
      <>
        <div className="rule-line"><Field word={say('group')}>{(id) => <Input id={id} value={action.group} onChange={({ target }) => { onChange({ ...action, group: target.value }); }} />}</Field>
          <Field word={say('dueInDays')}>{(id) => <InputNumber id={id} min={0} precision={0} value={action.dueInDays} onChange={(dueInDays) => { onChange({ ...action, dueInDays }); }} />}</Field></div>
        <Texts text={action.title} onChange={(title) => { onChange({ ...action, title }); }} />
      </>);
    case 'PROMPT': return (
      <>
        <div className="rule-line"><Field word={say('promptCode')}>{(id) => <Input id={id} className="mono" value={action.code} onChange={({ target }) => { onChange({ ...action, code: target.value }); }} />}</Field>
          <Field word={say('severity')}>{(id) => <Segmented<'WARNING' | 'INFO'> id={id} disabled={!mayEdit} value={action.severity} options={[{ value: 'WARNING', label: say('severityWarning') }, { value: 'INFO', label: say('severityInfo') }]} onChange={(severity) => { onChange({ ...action, severity }); }} />}</Field></div>
        <Texts text={action.message} onChange={(message) => { onChange({ ...action, message }); }} />
      </>);
    case 'WEBHOOK': return <Field word={say('endpoint')}>{(id) => <Input id={id} className="mono" value={action.endpoint} onChange={({ target }) => { onChange({ ...action, endpoint: target.value }); }} />}</Field>;
    case 'SET': return (
      <div className="rule-line"><Field word={say('setAttribute')}>{(id) => <Select id={id} disabled={!mayEdit} value={action.attribute === '' ? null : action.attribute} options={attributes} onChange={(attribute: string) => { onChange({ ...action, attribute }); }} />}</Field>
        <Field word={say('setValue')}>{(id) => <Input id={id} className="mono" value={action.value} onChange={({ target }) => { onChange({ ...action, value: target.value }); }} />}</Field></div>);
  }
}
