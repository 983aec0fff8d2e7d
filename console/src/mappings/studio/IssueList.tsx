import { nodeOfIssue } from '../../../../src/core/mapping/graph';
import { useSay } from '../../language/language';
import { Mark } from '../../shared/Mark';
import type { Drawing } from './drawing';
import type { Draft } from './useDraft';

/** What the server has to say of the draft as it is saved; each leads to its node. */
export function IssueList({ draft, drawing, onGo }: { readonly draft: Draft; readonly drawing: Drawing; readonly onGo: (node: string) => void }) {
  const say = useSay();
  const issues = draft.issues.filter(({ severity }) => severity !== 'INFO');
  return (
    <section className="issue-list" aria-live="polite">
      <h2>{say('issuesTitle')} {issues.length > 0 && <Mark tone={issues.some(({ severity }) => severity === 'ERROR') ? 'bad' : 'warn'}>{issues.length}</Mark>}</h2>
      {issues.length === 0 ? <p className="quiet">{say('noIssues')}</p> : (
        <ul className="plain-list">{issues.map(({ code, node, severity, message, remedy }, index) => (
          <li key={`${code} ${node} ${index}`}>
            <button type="button" className="plain issue-line" onClick={() => { const id = nodeOfIssue(drawing.graph, node); if (id !== null) onGo(id); }}>
              <span className={severity === 'ERROR' ? 'dot bad' : 'dot warn'} aria-hidden /><span className="data">{say.label(message)}</span><span className="quiet small">{say.label(remedy)}</span>
            </button>
          </li>))}</ul>)}
    </section>
  );
}
