import { Input, InputNumber, Segmented, Select } from 'antd';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { formNamed } from '../../../../src/core/mapping/forms';
import type { FormOption } from '../../../../src/core/mapping/forms';
import { useSay } from '../../language/language';
import type { Say } from '../../language/language';
import type { Word } from '../../language/dictionary';
import { KINDS } from '../../language/words/mappings';
import { useSystemNames, useViewer } from '../../shell/viewer';
import type { TransformNode } from './drawing';
import type { JsonObject, JsonValue } from './json';

const WORDS: Readonly<Record<string, Word>> = {
  separator: 'optionSeparator', separators: 'optionSeparators', index: 'optionIndex', prefixes: 'optionPrefixes', suffixes: 'optionSuffixes', to: 'optionTo', from: 'optionFrom', pattern: 'optionPattern',
  group: 'optionGroup', decimal: 'optionDecimal', constant: 'optionConstant', as: 'optionAs', table: 'optionTable', format: 'optionFormat', type: 'optionType', system: 'optionSystem',
};

interface OptionsProps { readonly node: TransformNode; readonly tables: readonly string[]; readonly mayEdit: boolean; readonly onChange: (options: JsonObject) => void }

/** What can be set on a transform, by the core's table of forms. */
export function Options({ node, tables, mayEdit, onChange }: OptionsProps) {
  const set = (name: string, value: JsonValue | undefined): void => {
    const others = Object.fromEntries(Object.entries(node.options).filter(([other]) => other !== name));
    onChange(value === undefined || value === '' ? others : { ...others, [name]: value });
  };
  if (node.form === 'when') return <TestOptions options={node.options} mayEdit={mayEdit} onChange={onChange} />;
  return (
    <>{formNamed(node.form).options.filter(({ type }) => type !== 'PATH').map((option) => (
      <OptionField key={option.name} option={option} value={node.options[option.name]} tables={tables} mayEdit={mayEdit} onChange={(value) => { set(option.name, value); }} />))}</>
  );
}

function Field({ label, id, children }: { readonly label: string; readonly id: string; readonly children: ReactNode }) {
  return <div className="option"><label htmlFor={id}>{label}</label>{children}</div>;
}

interface OptionFieldProps { readonly option: FormOption; readonly value: JsonValue | undefined; readonly tables: readonly string[]; readonly mayEdit: boolean; readonly onChange: (value: JsonValue | undefined) => void }

function OptionField({ option: { name, type }, value, tables, mayEdit, onChange }: OptionFieldProps) {
  const say = useSay();
  const viewer = useViewer();
  const systems = useSystemNames();
  const id = useId();
  const word = WORDS[name];
  const label = word === undefined ? name : say(word);
  const text = typeof value === 'string' ? value : '';
  const choose = (options: readonly { readonly value: string; readonly label: string }[], allowClear = false) => (
    <Select id={id} disabled={!mayEdit} allowClear={allowClear} value={text === '' ? null : text} options={[...options]} onChange={(chosen: string | null) => { onChange(chosen ?? undefined); }} showSearch={{ optionFilterProp: 'label' }} />);
  switch (type) {
    case 'TEXTS': return <Field label={label} id={id}><Select id={id} mode="tags" open={false} suffix={null} disabled={!mayEdit} value={Array.isArray(value) ? value.map(String) : []} onChange={(chosen: string[]) => { onChange(chosen.length === 0 ? undefined : chosen); }} /></Field>;
    case 'INTEGER': return <Field label={label} id={id}><InputNumber id={id} precision={0} disabled={!mayEdit} value={typeof value === 'number' ? value : null} onChange={(number) => { onChange(number ?? undefined); }} /></Field>;
    case 'CODE_TABLE': return <Field label={label} id={id}>{choose(tables.map((table) => ({ value: table, label: table })))}</Field>;
    case 'TYPE': return <Field label={label} id={id}>{choose(viewer.types.map(({ name: one, label: words }) => ({ value: one, label: say.label(words) })))}</Field>;
    case 'KIND': return <Field label={label} id={id}>{choose(Object.entries(KINDS).filter(([one]) => one !== 'reference').map(([one, words]) => ({ value: one, label: say.label(words) })))}</Field>;
    case 'CASE': return <Field label={label} id={id}><Segmented id={id} disabled={!mayEdit} value={text} options={[{ value: 'UPPER', label: say('upperCase') }, { value: 'LOWER', label: say('lowerCase') }]} onChange={onChange} /></Field>;
    case 'DECIMAL': return <Field label={label} id={id}><Segmented id={id} disabled={!mayEdit} value={text === '' ? '.' : text} options={['.', ',']} onChange={onChange} /></Field>;
    case 'JSON': return <Field label={label} id={id}><Input id={id} disabled={!mayEdit} value={typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)} onChange={({ target }) => { onChange(target.value); }} /></Field>;
    case 'PATH': case 'TEXT': case 'UNIT': return <Field label={label} id={id}>{name === 'system' ? choose([...systems].map(([code, words]) => ({ value: code, label: say.label(words) })), true)
      : <Input id={id} className="mono" disabled={!mayEdit} value={text} onChange={({ target }) => { onChange(target.value); }} />}</Field>;
  }
}

const TESTS = ['isEmpty', 'isFilled', 'isOneOf', 'startsWith', 'length', 'cel'] as const;
type Test = (typeof TESTS)[number];
const TEST_WORDS: Readonly<Record<Test, Word>> = { isEmpty: 'testIsEmpty', isFilled: 'testIsFilled', isOneOf: 'testIsOneOf', startsWith: 'testStartsWith', length: 'testLength', cel: 'testCel' };
const FIRST: Readonly<Record<Test, JsonObject>> = { isEmpty: { isEmpty: true }, isFilled: { isEmpty: false }, isOneOf: { isOneOf: [] }, startsWith: { startsWith: '' }, length: { length: 11 }, cel: { cel: '' } };

function testOf(options: JsonObject): Test {
  if (options['isEmpty'] !== undefined) return options['isEmpty'] === true ? 'isEmpty' : 'isFilled';
  return TESTS.find((test) => options[test] !== undefined) ?? 'isFilled';
}

/** One test on what comes in, or a condition on the whole record. */
function TestOptions({ options, mayEdit, onChange }: { readonly options: JsonObject; readonly mayEdit: boolean; readonly onChange: (options: JsonObject) => void }) {
  const say = useSay();
  const ids = [useId(), useId()] as const;
  const test = testOf(options);
  return (
    <>
      <Field label={say('testBy')} id={ids[0]}><Select id={ids[0]} disabled={!mayEdit} value={test} options={TESTS.map((one) => ({ value: one, label: say(TEST_WORDS[one]) }))} onChange={(chosen: Test) => { onChange(FIRST[chosen]); }} /></Field>
      {test !== 'isEmpty' && test !== 'isFilled' && <Field label={say(TEST_WORDS[test])} id={ids[1]}>{testValue(test, options, { id: ids[1], mayEdit, onChange, say })}</Field>}
    </>
  );
}

function testValue(test: Test, options: JsonObject, { id, mayEdit, onChange }: { readonly id: string; readonly mayEdit: boolean; readonly onChange: (options: JsonObject) => void; readonly say: Say }): ReactNode {
  const value = options[test];
  if (test === 'length') return <InputNumber id={id} precision={0} min={0} disabled={!mayEdit} value={typeof value === 'number' ? value : null} onChange={(number) => { onChange({ length: number ?? 0 }); }} />;
  if (test === 'isOneOf') return <Select id={id} mode="tags" open={false} suffix={null} disabled={!mayEdit} value={Array.isArray(value) ? value.map(String) : []} onChange={(chosen: string[]) => { onChange({ isOneOf: chosen }); }} />;
  return <Input id={id} className="mono" disabled={!mayEdit} value={typeof value === 'string' ? value : ''} onChange={({ target }) => { onChange({ [test]: target.value }); }} />;
}
