import { Alert, Drawer, Button, Input } from 'antd';
import { useState } from 'react';
import { graphOf } from '../../../../src/core/mapping/graph';
import type { MappingGraph } from '../../../../src/core/mapping/graph';
import { readSpec } from '../../../../src/core/mapping/readSpec';
import type { MappingIssue } from '../../../../src/core/mapping/issue';
import type { MappingSpec } from '../../../../src/core/mapping/spec';
import { useSay } from '../../language/language';

/** The same mapping as text: read, copied, or changed and put on the canvas. */
export function CodeView({ spec, mayEdit, onClose, onApply }: { readonly spec: MappingSpec; readonly mayEdit: boolean; readonly onClose: () => void; readonly onApply: (graph: MappingGraph) => void }) {
  const say = useSay();
  const [text, setText] = useState(() => JSON.stringify(spec, null, 2));
  const [wrong, setWrong] = useState<readonly (Pick<MappingIssue, 'message' | 'node'>)[]>([]);
  const apply = (): void => {
    let given: unknown;
    try { given = JSON.parse(text); } catch (error) { setWrong([{ node: '', message: { zh: String(error), en: String(error) } }]); return; }
    const read = readSpec(given);
    if (!read.ok) { setWrong(read.issues); return; }
    onApply(graphOf({ ...read.spec, system: spec.system, type: spec.type }));
  };
  return (
    <Drawer open size={620} title={say('showCode')} onClose={onClose} extra={mayEdit && <Button type="primary" onClick={apply}>{say('applyCode')}</Button>}>
      <div className="stack code-view">
        <p className="quiet">{say('codeHint')}</p>
        {wrong.map(({ node, message }, index) => <Alert key={index} type="error" title={say.label(message)} description={<span className="mono">{node}</span>} />)}
        <Input.TextArea className="mono" aria-label={say('showCode')} readOnly={!mayEdit} spellCheck={false} value={text} onChange={({ target }) => { setText(target.value); }} />
      </div>
    </Drawer>
  );
}
