import { Segmented } from 'antd';
import { useSay } from '../language/language';
import { Panel } from '../shared/frame';
import { percent } from '../shared/time';
import { useAddress } from '../shared/useAddress';
import { useViewer } from '../shell/viewer';
import type { OverviewData } from './Overview';

/** How complete the attributes of a type are, and about how many of them sources disagree. */
export function Quality({ overview: { quality } }: { readonly overview: OverviewData }) {
  const say = useSay();
  const viewer = useViewer();
  const { get, set } = useAddress();
  const type = viewer.typeOf(get('quality') ?? '') ?? viewer.types[0];
  const of = quality.filter((row) => row.type === type?.name);
  return (
    <Panel title={say('quality')} extra={<Segmented<string> size="small" value={type?.name ?? ''} onChange={(value) => { set({ quality: value }); }} options={viewer.types.map(({ name, label }) => ({ value: name, label: say.label(label) }))} />}>
      <table className="figures quality">
        <thead><tr><th scope="col">{say('attribute')}</th><th scope="col">{say('completeness')}</th><th scope="col" className="end">{say('conflicts')}</th></tr></thead>
        <tbody>{(type?.attributes ?? []).map(({ name, label }) => {
          const row = of.find(({ attribute }) => attribute === name);
          const share = row === undefined || row.sampled === 0 ? 0 : row.filled / row.sampled;
          return (
            <tr key={name}><th scope="row">{say.label(label)}</th>
              <td><span className="meter"><span style={{ width: `${share * 100}%` }} /></span> {percent(share, say.language)}</td>
              <td className={`end ${(row?.conflicts ?? 0) > 0 ? 'late' : ''}`}>{row?.conflicts ?? 0}</td></tr>
          );
        })}</tbody>
      </table>
    </Panel>
  );
}
