import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { CodeTable } from '../../../../src/core/mapping/spec';
import { useSay } from '../../language/language';
import type { Attribute } from '../../shell/viewer';

interface CodeTableDialogProps {
  readonly name: string;
  readonly table: CodeTable | undefined;
  /** The codes of the attribute that it ends in, where it is known. */
  readonly codes: Attribute['codes'];
  /** What the sample has there. */
  readonly seen: readonly string[];
  readonly onClose: () => void;
  readonly onSave: (name: string, table: CodeTable) => void;
}

type Row = readonly [theirs: string, ours: string];

/** 代码表: what each of the source's codes means in the pool, edited in place. */
export function CodeTableDialog({ name: given, table, codes, seen, onClose, onSave }: CodeTableDialogProps) {
  const say = useSay();
  const [name, setName] = useState(given);
  const [rows, setRows] = useState<readonly Row[]>(table === undefined ? seen.map((code): Row => [code, '']) : Object.entries(table.codes));
  const [fallback, setFallback] = useState(table?.default ?? '');
  const known = new Set(rows.map(([theirs]) => theirs));
  const missing = seen.filter((code) => !known.has(code));
  const choices = codes.map(({ code, label }) => ({ value: code, label: say.label(label) }));
  const ours = (value: string, label: string, onChange: (next: string) => void) => (choices.length === 0
    ? <Input aria-label={label} className="mono" value={value} onChange={({ target }) => { onChange(target.value); }} />
    : <Select aria-label={label} allowClear value={value === '' ? null : value} options={choices} onChange={(next: string | null) => { onChange(next ?? ''); }} />);
  const put = (at: number, row: Row): void => { setRows(rows.map((old, index) => (index === at ? row : old))); };
  const save = (): void => {
    const complete = rows.filter(([theirs, code]) => theirs.trim() !== '' && code !== '');
    onSave(name.trim(), { ...(table?.back === undefined ? {} : { back: table.back }), codes: Object.fromEntries(complete), ...(fallback === '' ? {} : { default: fallback }) });
  };
  return (
    <Modal open title={given === '' ? say('newTable') : `${say('optionTable')} · ${given}`} okText={say('save')} cancelText={say('cancel')} okButtonProps={{ disabled: name.trim() === '' }} onOk={save} onCancel={onClose}>
      <div className="stack">
        {given === '' && <Input aria-label={say('tableName')} placeholder={say('tableName')} value={name} onChange={({ target }) => { setName(target.value); }} />}
        <table className="code-table"><thead><tr><th>{say('theirCode')}</th><th>{say('poolCode')}</th></tr></thead>
          <tbody>{rows.map(([theirs, code], at) => (
            <tr key={at}><td><Input aria-label={say('theirCode')} className="data" value={theirs} onChange={({ target }) => { put(at, [target.value, code]); }} /></td>
              <td>{ours(code, say('poolCode'), (next) => { put(at, [theirs, next]); })}</td></tr>))}</tbody></table>
        <div className="row">
          <Button size="small" onClick={() => { setRows([...rows, ['', '']]); }}>{say('addRow')}</Button>
          {missing.length > 0 && <Button size="small" onClick={() => { setRows([...rows, ...missing.map((code): Row => [code, ''])]); }}>{say('fromSample')} ({missing.length})</Button>}
        </div>
        <div className="option"><span>{say('tableDefault')}</span>{ours(fallback, say('tableDefault'), setFallback)}</div>
      </div>
    </Modal>
  );
}
