import { useSay } from '../language/language';
import { CHANGE_KINDS } from '../language/words/enums';
import type { ChangeKind } from '../server/enums.generated';
import { Panel } from '../shared/frame';
import { count } from '../shared/time';
import { daysBefore } from './days';
import type { OverviewData } from './Overview';

const KINDS: readonly ChangeKind[] = ['CREATED', 'UPDATED', 'MERGED', 'UNMERGED', 'RETIRED'];
const [WIDTH, HEIGHT] = [36, 120];

/** Changes by day, one column each, by their kinds. */
export function Throughput({ overview: { changes, takenAt } }: { readonly overview: OverviewData }) {
  const say = useSay();
  const days = daysBefore(takenAt).map((day) => ({ day, of: KINDS.map((kind) => ({ kind, n: changes.find((one) => one.day === day && one.kind === kind)?.changes ?? 0 })) }));
  const most = Math.max(1, ...days.map(({ of }) => of.reduce((sum, { n }) => sum + n, 0)));
  return (
    <Panel title={say('throughput')} extra={<span className="legend">{KINDS.map((kind) => <span key={kind}><i className={kind.toLowerCase()} />{say.label(CHANGE_KINDS[kind])}</span>)}</span>}>
      <svg className="throughput" viewBox={`0 0 ${days.length * WIDTH} ${HEIGHT + 18}`} role="img" aria-label={say('throughput')}>
        {days.map(({ day, of }, index) => {
          const total = of.reduce((sum, { n }) => sum + n, 0);
          let y = HEIGHT;
          return (
            <g key={day}>
              <title>{`${day}: ${count(total, say.language)}`}</title>
              {of.map(({ kind, n }) => {
                const height = (HEIGHT - 14) * n / most;
                y -= height;
                return <rect key={kind} className={kind.toLowerCase()} x={index * WIDTH + 5} y={y} width={WIDTH - 10} height={height} />;
              })}
              {total > 0 && <text x={index * WIDTH + WIDTH / 2} y={y - 3}>{count(total, say.language)}</text>}
              <text x={index * WIDTH + WIDTH / 2} y={HEIGHT + 13}>{day.slice(5)}</text>
            </g>
          );
        })}
        <line x1="0" x2={days.length * WIDTH} y1={HEIGHT} y2={HEIGHT} />
      </svg>
    </Panel>
  );
}
