import { Button, Input, Radio, Switch } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSay } from '../language/language';
import { useAct, useAnswer } from '../server/useAnswer';
import { characterDiff } from '../shared/characterDiff';
import { Panel } from '../shared/frame';
import { ErrorNotice, Loading } from '../shared/states';
import { percent } from '../shared/time';
import { useSystemNames } from '../shell/viewer';
import type { CodeItem } from './CodeQueue';
import { ModelPicker } from './Catalogue';
import { codeImpactDocument, decideCodeDocument } from './modelCodes.generated';

type Model = CodeItem['suggestions'][number]['model'];

/** One code: ranked suggestions, the devices that would follow, and the decision, in one system or in all. */
export function CodeDecision({ item, onDecided }: { readonly item: CodeItem; readonly onDecided: (aliasId: string) => void }) {
  const say = useSay();
  const systems = useSystemNames();
  const [model, setModel] = useState<Model | null>(item.suggestions[0]?.model ?? null);
  const [everywhere, setEverywhere] = useState(false);
  const [note, setNote] = useState('');
  const decide = useAct(decideCodeDocument, ({ decideModelCode }) => { onDecided(decideModelCode.alias.id); });
  const what = { code: item.code, manufacturer: item.manufacturer, system: everywhere ? null : item.system };
  return (
    <div className="stack">
      <Panel title={<><span className="mono">{item.code}</span> <span className="quiet">{item.manufacturer}</span></>} extra={<span className="quiet small">{say('codeSeen', { n: item.count, system: say.label(systems.get(item.system) ?? { zh: item.system, en: item.system }) })}</span>}>
        <div className="stack">
          {item.suggestions.length === 0 ? <p className="quiet">{say('noSuggestions')}</p> : <Suggestions item={item} chosen={model?.id ?? null} onChoose={setModel} />}
          <details><summary>{say('anotherModel')}</summary><ModelPicker onPick={setModel} /></details>
          {model !== null && <p className="notice">{say('means')} <b className="mono">{model.code}</b> <span className="data">{model.manufacturer} {model.name}</span></p>}
          <div className="row"><Switch checked={everywhere} onChange={setEverywhere} id="everywhere" /><label htmlFor="everywhere">{say('inAllSystems')}</label>
            <Input className="decision-note" value={note} maxLength={500} placeholder={say('note')} aria-label={say('note')} onChange={(event) => { setNote(event.target.value); }} />
            <Button type="primary" disabled={model === null} loading={decide.isPending} onClick={() => { if (model !== null) decide.mutate({ ...what, modelId: model.id, note: note.trim() === '' ? null : note.trim() }); }}>{say('decideCode')}</Button></div>
          {decide.error !== null && <ErrorNotice error={decide.error} />}
        </div>
      </Panel>
      {model !== null && <Impact modelId={model.id} what={what} />}
    </div>
  );
}

function Suggestions({ item, chosen, onChoose }: { readonly item: CodeItem; readonly chosen: string | null; readonly onChoose: (model: Model) => void }) {
  const say = useSay();
  return (
    <Radio.Group value={chosen} className="suggestions" onChange={({ target: { value } }) => { const found = item.suggestions.find(({ model }) => model.id === value); if (found !== undefined) onChoose(found.model); }}>
      {item.suggestions.slice(0, 6).map(({ model, confidence, why }) => {
        const [, ofModel] = characterDiff(item.code, model.code);
        return (
          <Radio key={model.id} value={model.id}>
            <span className="suggestion"><span className="mono">{ofModel.map(({ text, same }, index) => (same ? <span key={index}>{text}</span> : <mark key={index} className="differs">{text}</mark>))}</span>
              <span className="data quiet">{model.manufacturer} {model.name}</span><span className="small quiet">{say.label(why)}</span><span className="end">{percent(confidence, say.language)}</span></span>
          </Radio>
        );
      })}
    </Radio.Group>
  );
}

function Impact({ modelId, what }: { readonly modelId: string; readonly what: { readonly code: string; readonly manufacturer: string | null; readonly system: string | null } }) {
  const say = useSay();
  const asked = useAnswer(codeImpactDocument, { ...what, modelId }, { keepPrevious: true });
  if (asked.error !== null) return <ErrorNotice error={asked.error} />;
  if (asked.data === undefined) return <Loading rows={2} />;
  const { devices, records, isCapped, samples } = asked.data.previewModelCode;
  return (
    <Panel title={say('impactTitle')}>
      <p>{say('impactSum', { devices, records, more: isCapped ? '+' : '' })}</p>
      <div className="row device-links">{samples.slice(0, 20).map(({ goldenId, goldenKey }) => <Link key={goldenId} className="mono" to={`/records/device/${goldenId}`}>{goldenKey}</Link>)}</div>
    </Panel>
  );
}
