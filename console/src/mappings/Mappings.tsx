import { useMemo } from 'react';
import { Route, Routes, useParams } from 'react-router';
import { useAnswer } from '../server/useAnswer';
import { Answer } from '../shared/states';
import { MappingList } from './MappingList';
import { MappingPage } from './MappingPage';
import { mappingDraftOfDocument, mappingSampleOfDocument } from './mappings.generated';
import { isObject } from './studio/json';
import { NO_SAMPLES, samplesOf } from './studio/samples';
import { Studio } from './studio/Studio';
import type { Draft } from './studio/useDraft';
import './mappings.css';

export default function Mappings() {
  return (
    <Routes>
      <Route index element={<MappingList />} />
      <Route path="drafts/:draftId" element={<OpenedDraft />} />
      <Route path=":system/:type" element={<MappingPage />} />
    </Routes>
  );
}

/** Read once when it is opened: what is on the canvas is not taken away by a refresh. */
const FOR_GOOD_MS = Number.POSITIVE_INFINITY;

function OpenedDraft() {
  const { draftId = '' } = useParams();
  const asked = useAnswer(mappingDraftOfDocument, { draftId }, { freshMs: FOR_GOOD_MS });
  return <Answer of={asked} rows={10}>{({ mappingDraft }) => <WithSamples key={draftId} draft={mappingDraft} />}</Answer>;
}

function WithSamples({ draft }: { readonly draft: Draft }) {
  const asked = useAnswer(mappingSampleOfDocument, { system: draft.system, type: draft.type }, { freshMs: FOR_GOOD_MS });
  const samples = useMemo(() => (asked.data === undefined ? NO_SAMPLES : samplesOf(asked.data.mappingSample.payloads.filter(isObject), false)), [asked.data]);
  return <Answer of={asked} rows={10}>{() => <Studio opened={draft} sent={samples} />}</Answer>;
}
