import { Link } from 'react-router';
import { useSay } from '../language/language';
import { CHANGE_KINDS } from '../language/words/enums';
import type { ChangeKind } from '../server/enums.generated';
import { useViewer } from '../shell/viewer';
import { Mark } from './Mark';
import type { Tone } from './Mark';
import { valuesOf } from './recordTitle';
import { valueText } from './valueText';

export interface Step {
  readonly kind: ChangeKind; readonly goldenId: string; readonly goldenKey: string; readonly type: string;
  readonly changed: readonly string[]; readonly before: unknown; readonly after: unknown;
}

const TONES: Readonly<Record<ChangeKind, Tone>> = { CREATED: 'good', UPDATED: 'accent', MERGED: 'warn', UNMERGED: 'warn', RETIRED: 'bad' };

/** What changes in golden records: each with its attributes before and after. */
export function Steps({ steps }: { readonly steps: readonly Step[] }) {
  return <ul className="plain-list steps">{steps.map((step) => <li key={`${step.goldenId} ${step.kind}`}><StepLine step={step} /></li>)}</ul>;
}

function StepLine({ step }: { readonly step: Step }) {
  const say = useSay();
  const viewer = useViewer();
  const [before, after] = [valuesOf(step.before), valuesOf(step.after)];
  const type = viewer.typeOf(step.type);
  return (
    <>
      <div className="row"><Mark tone={TONES[step.kind]}>{say.label(CHANGE_KINDS[step.kind])}</Mark>
        <span>{type === undefined ? '' : say.label(type.label)}</span><Link className="mono" to={`/records/${step.type}/${step.goldenId}`}>{step.goldenKey}</Link></div>
      {step.kind === 'UPDATED' && <Changed type={step.type} names={step.changed} before={before} after={after} />}
    </>
  );
}

type Values = Readonly<Record<string, unknown>>;

/** Attributes before and after, in one line each. A reference says only that it leads elsewhere. */
export function Changed({ type, names, before, after }: { readonly type: string; readonly names: readonly string[]; readonly before: Values; readonly after: Values }) {
  const say = useSay();
  const viewer = useViewer();
  return (
    <dl className="changed">{names.map((name) => {
      const attribute = viewer.attributeOf(type, name);
      if (attribute?.kind === 'reference') return <div key={name}><dt>{say.label(attribute.label)}</dt><dd className="quiet">{say('leadsElsewhere')}</dd></div>;
      return (
        <div key={name}><dt>{attribute === undefined ? name : say.label(attribute.label)}</dt>
          <dd className="data"><del>{valueText(before[name], attribute, say)}</del> → <ins>{valueText(after[name], attribute, say)}</ins></dd></div>
      );
    })}</dl>
  );
}
