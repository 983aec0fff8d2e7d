import { Alert, Button } from 'antd';
import { useSay } from '../../language/language';
import { ask } from '../../server/ask';
import { Mark } from '../../shared/Mark';
import { ErrorNotice } from '../../shared/states';
import { ago } from '../../shared/time';
import { mappingDraftOfDocument } from '../mappings.generated';
import type { Draft, DraftAtWork, Saving } from './useDraft';

export function SavingMark({ saving, draft }: { readonly saving: Saving; readonly draft: Draft }) {
  const say = useSay();
  const { at } = saving;
  return (
    <span className="row" role="status">
      <Mark tone={at === 'saved' ? 'good' : at === 'overtaken' || at === 'failed' ? 'bad' : 'plain'}>{say(at === 'saved' ? 'saved' : at === 'saving' ? 'saving' : 'unsaved')}</Mark>
      <span className="quiet small">{say('savedByWhen', { who: draft.savedBy, when: ago(draft.savedAt, say.language) })}</span>
    </span>
  );
}

/** What stands between a draft and its publication: somebody else was first, or another version has come into force. */
export function DraftNotices({ work }: { readonly work: DraftAtWork }) {
  const say = useSay();
  const { draft, saving, save, load } = work;
  const takeTheirs = (): void => { void ask(mappingDraftOfDocument, { draftId: draft.id }).then(({ mappingDraft }) => { load(mappingDraft); }); };
  return (
    <>
      {saving.at === 'overtaken' && (
        <Alert type="warning" showIcon title={say('savedByOther')} action={<div className="row"><Button size="small" onClick={takeTheirs}>{say('takeTheirs')}</Button><Button size="small" danger onClick={() => { void save({ over: true }); }}>{say('keepMine')}</Button></div>} />)}
      {saving.at === 'failed' && <ErrorNotice error={saving.error} onRetry={() => { void save(); }} />}
      {draft.isOutdated && (
        <Alert type="warning" showIcon title={say('outdatedDraft', { base: draft.baseVersion, now: draft.inForceVersion })}
          description={<ul className="plain-list data">{draft.changedSince.slice(0, 12).map(({ node, words }) => <li key={node}>{say.label(words)}</li>)}</ul>}
          action={<Button size="small" onClick={() => { void save({ rebase: true }); }}>{say('rebase')}</Button>} />)}
    </>
  );
}
