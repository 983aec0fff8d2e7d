import { CodeOutlined, LeftOutlined, PlusOutlined, RedoOutlined, RightOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Checkbox, Dropdown, Input, Segmented, Tooltip } from 'antd';
import { FORMS } from '../../../../src/core/mapping/forms';
import type { FormName } from '../../../../src/core/mapping/forms';
import { useSay } from '../../language/language';
import type { Word } from '../../language/dictionary';
import { SHOWN } from './columns';
import type { Shown } from './columns';
import type { History } from './useHistory';
import type { Drawing } from './drawing';

const SHOWN_WORDS: Readonly<Record<Shown, Word>> = { all: 'showAll', mapped: 'showMapped', unmapped: 'showUnmapped', wrong: 'showWrong' };

export interface Wanted { readonly fields: string; readonly attributes: string; readonly shown: Shown; readonly focus: boolean; readonly sample: number }

interface ToolbarProps {
  readonly history: History<Drawing>;
  readonly mayEdit: boolean;
  readonly wanted: Wanted;
  readonly samples: number;
  readonly otherTypes: readonly { readonly name: string; readonly label: string }[];
  readonly onWant: (wanted: Partial<Wanted>) => void;
  readonly onAdd: (form: FormName) => void;
  readonly onOutput: (type: string) => void;
  readonly onTidy: () => void;
  readonly onCode: () => void;
  readonly onFile: (file: File) => void;
}

/** Everything about the canvas as a whole. */
export function Toolbar({ history, mayEdit, wanted, samples, otherTypes, onWant, onAdd, onOutput, onTidy, onCode, onFile }: ToolbarProps) {
  const say = useSay();
  const transforms = FORMS.filter(({ name }) => name !== 'field').map(({ name, label }) => ({ key: name, label: say.label(label) }));
  return (
    <div className="studio-bar" role="toolbar" aria-label={say('mappingCanvas')}>
      {mayEdit && (
        <>
          <Tooltip title={`${say('undoStep')} (Ctrl+Z)`}><Button icon={<UndoOutlined />} aria-label={say('undoStep')} disabled={!history.canUndo} onClick={history.undo} /></Tooltip>
          <Tooltip title={`${say('redo')} (Ctrl+Y)`}><Button icon={<RedoOutlined />} aria-label={say('redo')} disabled={!history.canRedo} onClick={history.redo} /></Tooltip>
          <Dropdown trigger={['click']} menu={{ items: transforms, onClick: ({ key }) => { onAdd(key as FormName); } }}><Button icon={<PlusOutlined />}>{say('addTransform')}</Button></Dropdown>
          <Button onClick={onTidy}>{say('tidyUp')}</Button>
          {otherTypes.length > 0 && <Dropdown trigger={['click']} menu={{ items: otherTypes.map(({ name, label }) => ({ key: name, label })), onClick: ({ key }) => { onOutput(key); } }}><Button>{say('alsoFeeds')}</Button></Dropdown>}
        </>)}
      <Button icon={<CodeOutlined />} onClick={onCode}>{say('showCode')}</Button>
      <Input className="studio-search" allowClear value={wanted.fields} placeholder={say('searchFields')} aria-label={say('searchFields')} onChange={({ target }) => { onWant({ fields: target.value }); }} />
      <Segmented<Shown> value={wanted.shown} options={SHOWN.map((value) => ({ value, label: say(SHOWN_WORDS[value]) }))} onChange={(shown) => { onWant({ shown }); }} />
      <Input className="studio-search" allowClear value={wanted.attributes} placeholder={say('searchAttributes')} aria-label={say('searchAttributes')} onChange={({ target }) => { onWant({ attributes: target.value }); }} />
      <Checkbox checked={wanted.focus} onChange={({ target }) => { onWant({ focus: target.checked }); }}>{say('focusPath')}</Checkbox>
      <span className="studio-samples">
        {samples > 0 && (
          <>
            <Button size="small" icon={<LeftOutlined />} aria-label={say('previousSample')} disabled={wanted.sample === 0} onClick={() => { onWant({ sample: wanted.sample - 1 }); }} />
            <span className="small nowrap">{say('sampleRecord', { n: wanted.sample + 1, of: samples })}</span>
            <Button size="small" icon={<RightOutlined />} aria-label={say('nextSample')} disabled={wanted.sample >= samples - 1} onClick={() => { onWant({ sample: wanted.sample + 1 }); }} />
          </>)}
        <Tooltip title={say('loadSamplesHint')}><label className="ant-btn file-button" tabIndex={-1}>{say('loadSamples')}
          <input type="file" accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson" onChange={({ target }) => { const [file] = target.files ?? []; if (file !== undefined) onFile(file); target.value = ''; }} /></label></Tooltip>
      </span>
    </div>
  );
}
