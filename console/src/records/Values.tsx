import { Button } from 'antd';
import { Fragment, useState } from 'react';
import { useSay } from '../language/language';
import { POLICIES } from '../language/words/enums';
import { Mark } from '../shared/Mark';
import { valuesOf } from '../shared/recordTitle';
import { moment } from '../shared/time';
import { oneValueText } from '../shared/valueText';
import { useSystemNames, useViewer } from '../shell/viewer';
import type { Attribute } from '../shell/viewer';
import { PinDialog } from './PinDialog';
import type { GoldenRecord } from './RecordPage';
import { UnmaskButton } from './UnmaskButton';
import { RecordLink } from './RecordLink';

type Provenance = GoldenRecord['provenance'][number];
export type SourceName = NonNullable<Provenance['sourceRecord']>;

/** Every value with where it comes from, why it won, and what it won against. */
export function Values({ record, isPast }: { readonly record: GoldenRecord; readonly isPast: boolean }) {
  const say = useSay();
  const viewer = useViewer();
  const [pinned, setPinned] = useState<Attribute | null>(null);
  const attributes = viewer.typeOf(record.type)?.attributes ?? [];
  const known = valuesOf(record.values);
  return (
    <>
      <table className="values-table">
        <thead><tr>{(['attribute', 'value', 'whyItWon', 'winningSource'] as const).map((word) => <th key={word} scope="col">{say(word)}</th>)}<th scope="col"><span className="sr-only">{say('actions')}</span></th></tr></thead>
        <tbody>{attributes.map((attribute) => (
          <AttributeRows key={attribute.name} record={record} attribute={attribute} isPast={isPast} hasValue={known[attribute.name] !== undefined}
            provenance={record.provenance.filter((one) => one.attribute === attribute.name)} onPin={() => { setPinned(attribute); }} />))}</tbody>
      </table>
      {pinned !== null && <PinDialog record={record} attribute={pinned} onClose={() => { setPinned(null); }} />}
    </>
  );
}

interface AttributeRowsProps {
  readonly record: GoldenRecord; readonly attribute: Attribute; readonly provenance: readonly Provenance[];
  readonly isPast: boolean; readonly hasValue: boolean; readonly onPin: () => void;
}

function AttributeRows({ record, attribute, provenance, isPast, hasValue, onPin }: AttributeRowsProps) {
  const say = useSay();
  const viewer = useViewer();
  const mayPin = viewer.may('pinValues') && !isPast && record.status === 'ACTIVE' && attribute.kind !== 'reference' && attribute.kind !== 'identityNumber';
  const rows = provenance.length === 0 ? [null] : provenance;
  return rows.map((one, index) => (
    <Fragment key={index}>
      <tr className={one === null && !hasValue ? 'absent' : ''}>
        {index === 0 && <th scope="row" rowSpan={rows.length}>{say.label(attribute.label)}</th>}
        <td className="data">{one === null ? <span className="quiet">–</span> : <ValueCell provenance={one} attribute={attribute} goldenId={record.id} />}</td>
        <td>{one !== null && <Why provenance={one} attribute={attribute} />}</td>
        <td>{one?.sourceRecord !== null && one?.sourceRecord !== undefined && <SourceLine source={one.sourceRecord} />}</td>
        {index === 0 && <td rowSpan={rows.length} className="end">{mayPin && <Button size="small" type="text" aria-label={`${say('pin')}: ${say.label(attribute.label)}`} onClick={onPin}>{say('pin')}</Button>}</td>}
      </tr>
    </Fragment>
  ));
}

function ValueCell({ provenance, attribute, goldenId }: { readonly provenance: Provenance; readonly attribute: Attribute; readonly goldenId: string }) {
  const say = useSay();
  const { value, raw, conflict, pinned } = provenance;
  const text = oneValueText(value, attribute, say);
  const isMasked = text.includes('**');
  return (
    <div>
      <span className="row">
        {attribute.refersTo === null ? <span className="value">{text}</span> : <RecordLink value={value} />}
        {conflict && <Mark tone="warn">{say('conflict')}</Mark>}{pinned && <Mark tone="accent">{say('pinned')}</Mark>}
        {isMasked && attribute.kind !== 'identityNumber' && <UnmaskButton goldenId={goldenId} attribute={attribute} />}
      </span>
      {raw !== null && raw !== text && !isMasked && attribute.codes.length === 0 && <div className="small quiet">{say('writtenAs', { raw })}</div>}
    </div>
  );
}

function Why({ provenance, attribute }: { readonly provenance: Provenance; readonly attribute: Attribute }) {
  const say = useSay();
  const { why, policy, runnersUp } = provenance;
  return (
    <>
      <span title={say.label(POLICIES[policy])}>{say.label(why.text)}</span>
      {runnersUp.length > 0 && (
        <details className="runners"><summary>{say('runnersUp', { n: runnersUp.length })}</summary>
          <ul className="plain-list">{runnersUp.map(({ value, sourceRecord }, index) => (
            <li key={index}><span className="data">{attribute.refersTo === null ? oneValueText(value, attribute, say) : <RecordLink value={value} />}</span> {sourceRecord !== null && sourceRecord !== undefined && <SourceLine source={sourceRecord} />}</li>))}</ul>
        </details>)}
    </>
  );
}

export function SourceLine({ source }: { readonly source: SourceName }) {
  const say = useSay();
  const systems = useSystemNames();
  return <span className="source-line"><span>{say.label(systems.get(source.system) ?? { zh: source.system, en: source.system })}</span> <span className="mono quiet">{source.sourceKey}</span>{source.updatedAt !== null && <span className="small quiet"> {moment(source.updatedAt, say.language)}</span>}</span>;
}
