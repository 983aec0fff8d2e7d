import { useSay } from '../language/language';
import type { ComparedPairQuery } from './duplicates.generated';

type Explanation = ComparedPairQuery['explainMatch'];

/** 匹配说明: prior, comparisons and terms as bars from left (against) to right (for), with what they add up to. */
export function Waterfall({ explanation }: { readonly explanation: Explanation }) {
  const say = useSay();
  const { comparisons, priorBits, bits, sentences, thresholds } = explanation;
  const weighed = comparisons.filter(({ weight, veto }) => veto || (weight ?? 0) !== 0);
  const widest = Math.max(1, Math.abs(priorBits ?? 0), Math.abs(bits ?? 0), ...weighed.map(({ weight, termBits }) => Math.abs((weight ?? 0) + (termBits ?? 0))));
  return (
    <div className="waterfall">
      <ul className="sentences">{sentences.map((sentence) => <li key={sentence.en}>{say.label(sentence)}</li>)}</ul>
      {priorBits !== null && <Bar label={say('prior')} detail={say('priorDetail')} bits={priorBits} widest={widest} />}
      {weighed.map((comparison) => (
        <Bar key={comparison.name} label={say.label(comparison.label)} detail={`${say.label(comparison.level.label)}${comparison.veto ? ` · ${say('veto')}` : ''}`}
          bits={(comparison.weight ?? 0) + (comparison.termBits ?? 0)} widest={widest} />))}
      {bits !== null && <Bar label={say('total')} detail={thresholds === null ? '' : say('thresholds', { link: thresholds.link, review: thresholds.review })} bits={bits} widest={widest} isTotal />}
    </div>
  );
}

interface BarProps { readonly label: string; readonly detail: string; readonly bits: number; readonly widest: number; readonly isTotal?: boolean }

function Bar({ label, detail, bits, widest, isTotal = false }: BarProps) {
  const width = `${Math.min(50, Math.abs(bits) / widest * 50)}%`;
  return (
    <div className={`bar ${isTotal ? 'total' : ''}`}>
      <span className="bar-label"><b>{label}</b><span className="quiet small">{detail}</span></span>
      <span className="bar-track" aria-hidden><span className={bits < 0 ? 'against' : 'for'} style={bits < 0 ? { right: '50%', width } : { left: '50%', width }} /></span>
      <span className="bar-bits">{bits > 0 ? '+' : ''}{bits.toFixed(1)}</span>
    </div>
  );
}
