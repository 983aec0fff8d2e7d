import { Button } from 'antd';
import { useSay } from '../language/language';
import { MODEL_RULE_KINDS } from '../language/words/enums';
import { useAct, useAnswer } from '../server/useAnswer';
import { Mark } from '../shared/Mark';
import { Answer, ErrorNotice, Nothing } from '../shared/states';
import { codeRulesDocument, confirmRuleDocument, retireRuleDocument } from './modelCodes.generated';

/** Suffixes and prefixes that stewards' decisions speak for: confirmed, they resolve codes by themselves. */
export function CodeRules() {
  const say = useSay();
  const asked = useAnswer(codeRulesDocument, {});
  const confirm = useAct(confirmRuleDocument);
  const retire = useAct(retireRuleDocument);
  const error = confirm.error ?? retire.error;
  return (
    <Answer of={asked}>{({ modelCodeRules: rules }) => (rules.length === 0 ? <Nothing text={say('noRules')} /> : (
      <div className="stack">
        {error !== null && <ErrorNotice error={error} />}
        <ul className="plain-list panel code-rules">{rules.map((rule) => (
          <li key={`${rule.kind} ${rule.text} ${rule.manufacturer ?? ''}`} className="row">
            <Mark>{say.label(MODEL_RULE_KINDS[rule.kind])}</Mark><b className="mono">{rule.text}</b><span className="data quiet">{rule.manufacturer}</span>
            <span className="quiet">{say('hitsAndMisses', { hits: rule.hits, misses: rule.misses })}</span><span className="mono small quiet">{rule.samples.slice(0, 3).join(' · ')}</span>
            {rule.confirmed === null
              ? <Button size="small" loading={confirm.isPending} onClick={() => { confirm.mutate({ kind: rule.kind, text: rule.text, manufacturer: rule.manufacturer }); }}>{say('confirmRule')}</Button>
              : <><Mark tone="good">{say('confirmedBy', { name: rule.confirmed.confirmedBy })}</Mark><Button size="small" loading={retire.isPending} onClick={() => { if (rule.confirmed !== null) retire.mutate({ id: rule.confirmed.id }); }}>{say('retireRule')}</Button></>}
          </li>))}</ul>
      </div>
    ))}</Answer>
  );
}
