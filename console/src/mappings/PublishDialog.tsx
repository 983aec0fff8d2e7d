import { Alert, Checkbox, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useSay } from '../language/language';
import { useAct } from '../server/useAnswer';
import { ErrorNotice, Loading } from '../shared/states';
import { Impact } from './Impact';
import { previewMappingDocument, previewMappingRollbackDocument, publishMappingDocument, rollbackMappingDocument } from './mappings.generated';

/** A draft that is to be published, or an earlier version that is to come back. */
export type Publication = { readonly draftId: string } | { readonly system: string; readonly type: string; readonly version: number };

/** First the impact; then, confirmed where it is dangerous, for good. */
export function PublishDialog({ of: publication, onClose, onDone }: { readonly of: Publication; readonly onClose: () => void; readonly onDone: (version: number) => void }) {
  const say = useSay();
  const [sure, setSure] = useState(false);
  const ofDraft = useAct(previewMappingDocument);
  const ofVersion = useAct(previewMappingRollbackDocument);
  const publish = useAct(publishMappingDocument, ({ publishMapping }) => { onDone(publishMapping.version); });
  const rollBack = useAct(rollbackMappingDocument, ({ rollbackMapping }) => { onDone(rollbackMapping.version); });
  const [look, lookBack] = [ofDraft.mutate, ofVersion.mutate];
  useEffect(() => {
    if ('draftId' in publication) look({ draftId: publication.draftId, limit: 100 });
    else lookBack(publication);
  }, [publication, look, lookBack]);
  const preview = ofDraft.data?.previewMapping ?? ofVersion.data?.previewMappingRollback;
  const error = ofDraft.error ?? ofVersion.error ?? publish.error ?? rollBack.error;
  const carryOut = (): void => {
    const confirmation = preview?.confirmation ?? null;
    if ('draftId' in publication) publish.mutate({ draftId: publication.draftId, confirmation });
    else rollBack.mutate({ ...publication, confirmation });
  };
  return (
    <Modal open width={860} title={say('impactReport')} okText={say('publishNow')} cancelText={say('cancel')} confirmLoading={publish.isPending || rollBack.isPending} onCancel={onClose} onOk={carryOut}
      okButtonProps={{ disabled: preview === undefined || (preview.confirmationRequired && !sure), danger: preview?.confirmationRequired === true }}>
      <div className="stack">
        {preview === undefined && error === null && <Loading />}
        {preview !== undefined && <Impact preview={preview} />}
        {preview?.confirmationRequired === true && <Alert type="warning" showIcon title={say('needsConfirmation')} description={<Checkbox checked={sure} onChange={({ target }) => { setSure(target.checked); }}>{say('confirmDanger')}</Checkbox>} />}
        {error !== null && <ErrorNotice error={error} />}
      </div>
    </Modal>
  );
}

/** What would become of the sample, and of samples of one's own; nothing more. */
export function PreviewDialog({ draftId, samples, onClose }: { readonly draftId: string; readonly samples: readonly unknown[] | null; readonly onClose: () => void }) {
  const say = useSay();
  const act = useAct(previewMappingDocument);
  const { mutate } = act;
  useEffect(() => { mutate({ draftId, limit: 100, ...(samples === null ? {} : { samples: [...samples] }) }); }, [mutate, draftId, samples]);
  return (
    <Modal open width={860} title={say('preview')} footer={null} onCancel={onClose}>
      {act.data === undefined ? act.error === null ? <Loading /> : <ErrorNotice error={act.error} /> : <Impact preview={act.data.previewMapping} />}
    </Modal>
  );
}
