import { Button, Select } from 'antd';
import { useState } from 'react';
import { useSay } from '../language/language';
import { MODEL_OUTCOMES } from '../language/words/enums';
import type { ModelCodeOutcome } from '../server/enums.generated';
import { usePages } from '../server/usePages';
import { Mark } from '../shared/Mark';
import type { Tone } from '../shared/Mark';
import { Answer, Nothing } from '../shared/states';
import { useAddress } from '../shared/useAddress';
import { useKeys } from '../shared/useKeys';
import { useSystemNames } from '../shell/viewer';
import { CodeDecision } from './CodeDecision';
import { codeQueueDocument } from './modelCodes.generated';
import type { CodeQueueQuery } from './modelCodes.generated';
import { Undone } from './Undone';

export type CodeItem = CodeQueueQuery['modelCodeQueue']['nodes'][number];
const PAGE = 50;
const WAITING: readonly ModelCodeOutcome[] = ['SUGGESTED', 'CONFLICT', 'UNKNOWN'];
const TONES: Readonly<Partial<Record<ModelCodeOutcome, Tone>>> = { CONFLICT: 'bad', SUGGESTED: 'accent', UNKNOWN: 'warn' };
const idOf = ({ system, code, manufacturer }: CodeItem): string => `${system} ${code} ${manufacturer ?? ''}`;

/** The queue by how many devices have the code; on the right the code that is decided. */
export function CodeQueue() {
  const { get, set } = useAddress();
  const status = WAITING.find((one) => one === get('status')) ?? null;
  const system = get('system');
  const pages = usePages(codeQueueDocument, { system, status, first: PAGE }, ({ modelCodeQueue }) => modelCodeQueue);
  const [decided, setDecided] = useState<string | null>(null);
  const items = pages.data ?? [];
  const at = Math.max(0, items.findIndex((item) => idOf(item) === get('code')));
  const item = items[at];
  const go = (step: number): void => { const next = items[Math.min(items.length - 1, Math.max(0, at + step))]; if (next !== undefined) set({ code: idOf(next) }); };
  useKeys({ j: () => { go(1); }, k: () => { go(-1); }, arrowdown: () => { go(1); }, arrowup: () => { go(-1); } });
  return (
    <div className="stack">
      <Filters status={status} system={system} />
      {decided !== null && <Undone aliasId={decided} onDone={() => { setDecided(null); }} />}
      <Answer of={pages}>{() => (item === undefined ? <Nothing /> : (
        <div className="desk codes">
          <Items items={items} chosen={item} pages={pages} />
          <CodeDecision key={idOf(item)} item={item} onDecided={setDecided} />
        </div>))}</Answer>
    </div>
  );
}

function Filters({ status, system }: { readonly status: ModelCodeOutcome | null; readonly system: string | null }) {
  const say = useSay();
  const systems = useSystemNames();
  const { set } = useAddress();
  return (
    <div className="row">
      <Select<string> value={status ?? ''} aria-label={say('outcome')} popupMatchSelectWidth={false} onChange={(value) => { set({ status: value, code: null }); }}
        options={[{ value: '', label: say('all') }, ...WAITING.map((one) => ({ value: one, label: say.label(MODEL_OUTCOMES[one]) }))]} />
      <Select<string> value={system ?? ''} aria-label={say('system')} popupMatchSelectWidth={false} onChange={(value) => { set({ system: value, code: null }); }}
        options={[{ value: '', label: say('allSystems') }, ...[...systems].map(([value, label]) => ({ value, label: say.label(label) }))]} />
    </div>
  );
}

interface ItemsProps { readonly items: readonly CodeItem[]; readonly chosen: CodeItem; readonly pages: { readonly hasMore: boolean; readonly isFetching: boolean; readonly more: () => void } }

function Items({ items, chosen, pages }: ItemsProps) {
  const say = useSay();
  const systems = useSystemNames();
  const { set } = useAddress();
  return (
    <div className="queue" role="listbox" aria-label={say('codeQueue')} tabIndex={0}>
      {items.map((item) => (
        <div key={idOf(item)} role="option" aria-selected={item === chosen} className="queue-row" onClick={() => { set({ code: idOf(item) }); }}>
          <div className="queue-text"><span className="mono queue-name">{item.code}</span><span className="small quiet">{say.label(systems.get(item.system) ?? { zh: item.system, en: item.system })}</span>
            <span><Mark tone={TONES[item.outcome] ?? 'plain'}>{say.label(MODEL_OUTCOMES[item.outcome])}</Mark></span></div>
          <div className="queue-score"><b>{item.count}</b><span className="small quiet">{say('recordsShort')}</span></div>
        </div>))}
      {pages.hasMore && <Button type="text" block loading={pages.isFetching} onClick={pages.more}>{say('more')}</Button>}
    </div>
  );
}
