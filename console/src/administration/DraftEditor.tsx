import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useSay } from '../language/language';
import { CONFIGURATION_KINDS, POLICIES } from '../language/words/enums';
import { useAct } from '../server/useAnswer';
import { Panel } from '../shared/frame';
import { valuesOf } from '../shared/recordTitle';
import { ErrorNotice } from '../shared/states';
import { useViewer } from '../shell/viewer';
import { discardDraftDocument, publishDocument, saveDraftDocument, tryDraftDocument } from './administration.generated';
import type { Configuration, Draft } from './ConfigurationList';
import { TrialResult } from './TrialResult';

interface DraftEditorProps { readonly configuration: Configuration; readonly draft: Draft | null; readonly onClose: () => void }

/** A draft: edited, saved, tried on a sample, published; what changes much is confirmed a second time. */
export function DraftEditor({ configuration, draft, onClose }: DraftEditorProps) {
  const say = useSay();
  const [kept, setKept] = useState(draft);
  const [content, setContent] = useState(draft?.content ?? configuration.content);
  const [note, setNote] = useState(draft?.note ?? '');
  const trial = useAct(tryDraftDocument);
  const save = useAct(saveDraftDocument, ({ saveConfigurationDraft }) => { setKept(saveConfigurationDraft); trial.mutate({ draftId: saveConfigurationDraft.id }); });
  const discard = useAct(discardDraftDocument, onClose);
  const error = save.error ?? trial.error ?? discard.error;
  const submit = (): void => {
    save.mutate({ draftId: kept?.id ?? null, kind: configuration.kind, type: configuration.type === '' ? null : configuration.type, content, note: note.trim() === '' ? null : note.trim(), seenRevision: kept?.revision ?? null });
  };
  return (
    <div className="stack">
      <Panel title={`${say(kept === null ? 'newDraft' : 'draftTitle', { id: kept?.id ?? '' })} · ${say.label(CONFIGURATION_KINDS[configuration.kind])}`} extra={(
        <span className="row">{kept !== null && <Button size="small" danger onClick={() => { discard.mutate({ draftId: kept.id }); }}>{say('discard')}</Button>}<Button size="small" onClick={onClose}>{say('close')}</Button></span>)}>
        <div className="stack">
          <Input value={note} maxLength={500} placeholder={say('whyChange')} aria-label={say('whyChange')} onChange={(event) => { setNote(event.target.value); }} />
          {configuration.kind === 'SURVIVORSHIP' ? <Policies type={configuration.type} content={content} onChange={setContent} /> : <JsonText content={content} onChange={setContent} />}
          <div className="row"><Button type="primary" loading={save.isPending || trial.isPending} onClick={submit}>{say('saveAndTry')}</Button></div>
          {error !== null && <ErrorNotice error={error} />}
        </div>
      </Panel>
      {trial.data !== undefined && kept !== null && <Panel title={say('trial')} extra={<PublishButton draftId={kept.id} confirmation={trial.data.tryConfigurationDraft.confirmation} required={trial.data.tryConfigurationDraft.confirmationRequired} onDone={onClose} />}>
        <TrialResult trial={trial.data.tryConfigurationDraft} /></Panel>}
    </div>
  );
}

function PublishButton({ draftId, confirmation, required, onDone }: { readonly draftId: string; readonly confirmation: string; readonly required: boolean; readonly onDone: () => void }) {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const publish = useAct(publishDocument, onDone);
  return (
    <>
      <Button type="primary" danger={required} loading={publish.isPending} onClick={() => { setAsking(true); }}>{say('publish')}</Button>
      <Modal open={asking} title={say('publishSure')} okText={say('publish')} okButtonProps={{ danger: required }} cancelText={say('cancel')} confirmLoading={publish.isPending} onCancel={() => { setAsking(false); }} onOk={() => { publish.mutate({ draftId, confirmation }); }}>
        <p>{say(required ? 'publishMuch' : 'publishLittle')}</p>{publish.error !== null && <ErrorNotice error={publish.error} />}
      </Modal>
    </>
  );
}

const CHOICES = ['SOURCE_TRUST', 'MOST_RECENT', 'MOST_FREQUENT', 'MOST_COMPLETE', 'EARLIEST'] as const;

/** One policy for each attribute. Lists keep all their values, and what follows another attribute stays with it. */
export function Policies({ type, content, onChange = null }: { readonly type: string; readonly content: unknown; readonly onChange?: ((content: unknown) => void) | null }) {
  const say = useSay();
  const viewer = useViewer();
  const attributes = valuesOf(valuesOf(content)['attributes']);
  return (
    <table className="policies"><tbody>{(viewer.typeOf(type)?.attributes ?? []).map(({ name, label }) => {
      const { policy: given } = valuesOf(attributes[name]);
      const policy = typeof given === 'string' ? given : '';
      const isFixed = !CHOICES.some((one) => one === policy);
      return (
        <tr key={name}><th scope="row">{say.label(label)}</th>
          <td>{onChange === null ? say.code(POLICIES, policy) : <Select value={policy} disabled={isFixed} aria-label={say.label(label)} popupMatchSelectWidth={false} className="policy" options={(isFixed ? [policy] : [...CHOICES]).map((value) => ({ value, label: say.code(POLICIES, value) }))}
            onChange={(value) => { onChange({ ...valuesOf(content), attributes: { ...attributes, [name]: { policy: value } } }); }} />}</td></tr>
      );
    })}</tbody></table>
  );
}

function JsonText({ content, onChange }: { readonly content: unknown; readonly onChange: (content: unknown) => void }) {
  const say = useSay();
  const [text, setText] = useState(() => JSON.stringify(content, null, 2));
  const [isWrong, setWrong] = useState(false);
  return (
    <>
      <Input.TextArea className="mono" value={text} autoSize={{ minRows: 12, maxRows: 28 }} status={isWrong ? 'error' : ''} aria-label={say('showContent')} onChange={({ target: { value } }) => {
        setText(value);
        try {
          onChange(JSON.parse(value));
          setWrong(false);
        } catch {
          setWrong(true);
        }
      }} />
      {isWrong && <span className="late">{say('notJson')}</span>}
    </>
  );
}
