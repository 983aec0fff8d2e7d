import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSay } from '../language/language';
import { FIRING_OUTCOMES } from '../language/words/changeRules';
import { useAct, useAnswer } from '../server/useAnswer';
import { usePages } from '../server/usePages';
import { Panel } from '../shared/frame';
import { Mark } from '../shared/Mark';
import { Answer, ErrorNotice, Nothing } from '../shared/states';
import { moment } from '../shared/time';
import { rollbackChangeRuleDocument, ruleCalendarDocument, ruleFiringsDocument, ruleVersionsDocument } from './changeRules.generated';

const TONES = { FIRED: 'good', SKIPPED: 'plain', FAILED: 'bad' } as const;

/** 触发记录: what fired, what was skipped and why, what failed. */
export function Firings({ id, type }: { readonly id: string; readonly type: string }) {
  const say = useSay();
  const pages = usePages(ruleFiringsDocument, { id }, ({ changeRuleFirings }) => changeRuleFirings);
  return (
    <Panel title={say('ruleFirings')}>
      <Answer of={pages} rows={2}>{(firings) => (firings.length === 0 ? <Nothing text={say('noFirings')} /> : (
        <>
          <ul className="plain-list rule-scroll">{firings.map((firing) => (
            <li key={firing.id} className="row"><Mark tone={TONES[firing.outcome]}>{say.label(FIRING_OUTCOMES[firing.outcome])}</Mark><Link className="mono" to={`/records/${type}/${firing.goldenId}`}>{firing.goldenKey}</Link>
              <span className="small quiet">{moment(firing.firedAt, say.language)}</span>{firing.reason !== null && <span className="small data">{firing.reason}</span>}</li>))}</ul>
          {pages.hasMore && <Button onClick={pages.more}>{say('more')}</Button>}
        </>))}
      </Answer>
    </Panel>
  );
}

const AHEAD_MS = 60 * 86_400_000;

/** 日程: at which moments it will look at which records. */
export function Calendar({ id, type }: { readonly id: string; readonly type: string }) {
  const say = useSay();
  const [until] = useState(() => new Date(Date.now() + AHEAD_MS).toISOString());
  const asked = useAnswer(ruleCalendarDocument, { id, until });
  return (
    <Panel title={say('ruleCalendar')}>
      <Answer of={asked} rows={2}>{({ changeRuleCalendar }) => (changeRuleCalendar.length === 0 ? <Nothing /> : (
        <ul className="plain-list rule-scroll">{changeRuleCalendar.map(({ at, goldenId, goldenKey }) => (
          <li key={`${goldenId} ${at}`} className="row"><span className="nowrap">{moment(at, say.language)}</span><Link className="mono" to={`/records/${type}/${goldenId}`}>{goldenKey}</Link></li>))}</ul>))}
      </Answer>
    </Panel>
  );
}

export function Versions({ id, inForce }: { readonly id: string; readonly inForce: number }) {
  const say = useSay();
  const asked = useAnswer(ruleVersionsDocument, { id });
  const restore = useAct(rollbackChangeRuleDocument);
  return (
    <Panel title={say('ruleVersions')}>
      {restore.error !== null && <ErrorNotice error={restore.error} />}
      <Answer of={asked} rows={2}>{({ changeRuleVersions }) => (
        <ul className="plain-list">{changeRuleVersions.map(({ version, publishedBy, publishedAt }) => (
          <li key={version} className="row"><span>{say('versionOf', { n: version })}</span><span className="small quiet">{publishedBy} · {moment(publishedAt, say.language)}</span>
            {version === inForce ? <Mark tone="good">{say('inForceVersion')}</Mark> : <Button size="small" onClick={() => { restore.mutate({ id, version }); }}>{say('restoreRule')}</Button>}</li>))}</ul>)}
      </Answer>
    </Panel>
  );
}
