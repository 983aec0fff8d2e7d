import { useSay } from '../language/language';
import { PAIR_EFFECTS } from '../language/words/enums';
import { Mark } from '../shared/Mark';
import { Steps } from '../shared/Steps';
import { percent } from '../shared/time';
import { useViewer } from '../shell/viewer';
import type { TryDraftMutation } from './administration.generated';

export type Trial = TryDraftMutation['tryConfigurationDraft'];

/** What would become of a sample: how much, of which attributes, with examples. */
export function TrialResult({ trial }: { readonly trial: Trial }) {
  const say = useSay();
  const viewer = useViewer();
  return (
    <div className="stack">
      <p className={`notice ${trial.confirmationRequired ? 'warn' : ''}`}>{say('trialSum', { changed: trial.changedGoldenRecords, of: trial.goldenRecords, share: percent(trial.share, say.language) })}{trial.confirmationRequired && ` ${say('muchChanges')}`}</p>
      <div className="row">
        {trial.attributes.map(({ type, attribute, goldenRecords }) => {
          const known = viewer.attributeOf(type, attribute);
          return <Mark key={`${type} ${attribute}`} tone="accent">{known === undefined ? attribute : say.label(known.label)} {goldenRecords}</Mark>;
        })}
        {trial.pairEffects.map(({ effect, pairs }) => <Mark key={effect} tone="accent">{say.label(PAIR_EFFECTS[effect])} {pairs}</Mark>)}
      </div>
      <div className="dialog-steps"><Steps steps={trial.values} /></div>
    </div>
  );
}
