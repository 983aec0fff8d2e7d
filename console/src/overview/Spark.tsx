import { useSay } from '../language/language';
import { daysBefore } from './days';

/** Fourteen days as bars, the last on the right. */
export function Spark({ days, until }: { readonly days: readonly { readonly day: string; readonly n: number }[]; readonly until: string }) {
  const say = useSay();
  const shown = daysBefore(until).map((day) => ({ day, n: days.find((one) => one.day === day)?.n ?? 0 }));
  const most = Math.max(1, ...shown.map(({ n }) => n));
  return (
    <svg className="spark" viewBox="0 0 84 20" width="84" height="20" role="img" aria-label={say('sparkOf', { n: shown.reduce((sum, { n }) => sum + n, 0) })}>
      {shown.map(({ day, n }, index) => <rect key={day} x={index * 6} width="5" y={20 - Math.max(1, 19 * n / most)} height={Math.max(1, 19 * n / most)} className={n === 0 ? 'none' : ''}><title>{`${day}: ${n}`}</title></rect>)}
    </svg>
  );
}
