import { Button, Table } from 'antd';
import { Link, Route, Routes, useNavigate } from 'react-router';
import { useSay } from '../language/language';
import { ACTION_KINDS, RULE_STATES } from '../language/words/changeRules';
import { useAnswer } from '../server/useAnswer';
import { Screen } from '../shared/frame';
import { Mark } from '../shared/Mark';
import type { Tone } from '../shared/Mark';
import { Answer } from '../shared/states';
import { ago } from '../shared/time';
import { useViewer } from '../shell/viewer';
import { changeRulesDocument } from './changeRules.generated';
import { Notifications } from './Notifications';
import { specOfRule } from './rule';
import type { Rule } from './rule';
import { NewRulePage, RulePage } from './RulePage';
import './changeRules.css';

export default function ChangeRules() {
  return (
    <Routes>
      <Route index element={<RuleList />} />
      <Route path="new" element={<NewRulePage />} />
      <Route path=":id" element={<RulePage />} />
    </Routes>
  );
}

export const STATE_TONES: Readonly<Record<Rule['state'], Tone>> = { DRAFT: 'plain', PUBLISHED: 'good', STOPPED: 'bad' };

/** Every rule, and what they tell as they do. */
function RuleList() {
  const say = useSay();
  const viewer = useViewer();
  const go = useNavigate();
  const asked = useAnswer(changeRulesDocument, {}, { enabled: viewer.may('readChangeRules') });
  return (
    <Screen title={say('changeRules')} sub={<span>{say('rulesHint')}</span>} actions={viewer.may('writeChangeRules') && <Button type="primary" onClick={() => { void go('/rules/new'); }}>{say('newRule')}</Button>}>
      {viewer.may('readChangeRules') && <Answer of={asked}>{({ changeRules }) => (
        <Table<Rule> className="panel" pagination={false} rowKey="id" dataSource={[...changeRules]} columns={[
          { title: say('ruleName'), render: (_value, rule) => <Link className="data" to={`/rules/${rule.id}`}>{rule.name}</Link> },
          { title: say('ruleType'), width: 120, render: (_value, rule) => { const declared = viewer.typeOf(specOfRule(rule).type); return declared === undefined ? '' : say.label(declared.label); } },
          { title: say('ruleWhen'), width: 150, render: (_value, rule) => say(specOfRule(rule).when.on === 'TIME' ? 'whenDue' : 'whenChanged') },
          { title: say('ruleActions'), width: 200, render: (_value, rule) => <span className="row">{specOfRule(rule).actions.map((action, at) => <Mark key={at}>{say.label(ACTION_KINDS[action.do])}</Mark>)}</span> },
          { title: say('ruleVersions'), width: 220, render: (_value, { state, version, savedAt }) => <span className="row"><Mark tone={STATE_TONES[state]}>{say.label(RULE_STATES[state])}</Mark>{version !== null && <span>{say('versionOf', { n: version })}</span>}<span className="quiet small">{ago(savedAt, say.language)}</span></span> },
        ]} />)}
      </Answer>}
      <Notifications />
    </Screen>
  );
}
