import { resolveAlias } from './aliases';
import type { ModelAnswer, ModelOutcome, ModelQuestion, ModelReason, ModelSuggestion } from './catalogue';
import type { CatalogueIndex, Entry } from './compile';
import { lookUp } from './lookUp';
import type { Asked } from './readings';
import { readQuestion } from './readings';
import { suggest } from './suggest';

/** The canonical code is the maker's own word; a comparison key is nearly so, a core a little less. */
const CONFIDENCE: Readonly<Partial<Record<ModelReason, number>>> = {
  SOURCE_CODE: 1, CONFIRMED_ALIAS: 1, SAME_CODE: 1, SAME_KEY: 0.99, SAME_WITHOUT_NOISE: 0.97, SAME_UNIT: 0.97, CONFIRMED_RULE: 0.97, SAME_CORE: 0.96,
};

/** What the catalogue says of one code, without suggestions: cheap, for codes that pass by. */
export interface Decided {
  readonly outcome: Exclude<ModelOutcome, 'SUGGESTED'>;
  readonly reason: ModelReason | null;
  readonly models: readonly string[];
}

const UNKNOWN: Decided = { outcome: 'UNKNOWN', reason: null, models: [] };

function decideAsked(index: CatalogueIndex, asked: Asked, question: ModelQuestion): Decided {
  if (asked.folded === '') return UNKNOWN;
  const alias = resolveAlias(index, asked, question.system ?? null);
  if (alias !== null) return alias;
  if (asked.isForeign) return UNKNOWN;
  const found = lookUp(index, asked);
  if (found === null) return UNKNOWN;
  const models = [...new Set(found.entries.map(({ id }) => id))];
  if (found.reason === 'SHARED_CODE') return { outcome: 'UNKNOWN', reason: 'SHARED_CODE', models };
  if (models.length > 1) return { outcome: 'CONFLICT', reason: 'SEVERAL_MODELS', models };
  return { outcome: found.reason === 'SAME_CODE' ? 'CANONICAL' : 'COMPARISON_KEY', reason: found.reason, models };
}

/** Which model a code means, if it resolves by itself. A pure function of the catalogue, its aliases and the question. */
export function decide(index: CatalogueIndex, question: ModelQuestion): Decided {
  return decideAsked(index, readQuestion(index, question), question);
}

/**
 * Which model a code means: the source's own code, a confirmed alias, the canonical code, the comparison key, in this
 * order; these resolve by themselves. A key that leads to several models is CONFLICT, what only resembles is SUGGESTED.
 */
export function resolve(index: CatalogueIndex, question: ModelQuestion): ModelAnswer {
  const asked = readQuestion(index, question);
  const decided = decideAsked(index, asked, question);
  const [only] = decided.models;
  const [reading] = asked.readings;
  if (decided.outcome === 'CONFLICT') {
    const candidates = decided.models.map((modelId): ModelSuggestion => ({ modelId, confidence: Math.round(1000 / decided.models.length) / 1000, reason: 'SEVERAL_MODELS' }));
    return { outcome: 'CONFLICT', modelId: null, confidence: 0, reason: 'SEVERAL_MODELS', candidates: reading === undefined ? candidates : rankConflict(index, reading.key, candidates) };
  }
  if (decided.outcome !== 'UNKNOWN' && only !== undefined) {
    return { outcome: decided.outcome, modelId: only, confidence: CONFIDENCE[decided.reason ?? 'SAME_CORE'] ?? 0.96, reason: decided.reason, candidates: [] };
  }
  if (reading === undefined || reading.key === '') return { outcome: 'UNKNOWN', modelId: null, confidence: 0, reason: null, candidates: [] };
  const first = decided.models.map((modelId): ModelSuggestion => ({ modelId, confidence: 0.9, reason: 'SHARED_CODE' }));
  const candidates = suggest(index, asked.readings[1] ?? reading, reading.makers, first);
  const [best] = candidates;
  if (best === undefined) return { outcome: 'UNKNOWN', modelId: null, confidence: 0, reason: null, candidates };
  return { outcome: 'SUGGESTED', modelId: null, confidence: best.confidence, reason: best.reason, candidates };
}

const MAX_CONFLICTS = 50;

/** Of several models the one whose code is nearest in length first: it says least beyond what was written. */
function rankConflict(index: CatalogueIndex, key: string, candidates: readonly ModelSuggestion[]): ModelSuggestion[] {
  const far = ({ modelId }: ModelSuggestion): number => {
    const entry: Entry | undefined = index.byId.get(modelId);
    return entry === undefined ? Infinity : Math.abs(entry.key.length - key.length);
  };
  return [...candidates].sort((a, b) => far(a) - far(b) || (a.modelId < b.modelId ? -1 : 1)).slice(0, MAX_CONFLICTS);
}
