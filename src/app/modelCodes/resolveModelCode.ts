import { REASON_LABELS, resolve } from '../../core/modelCodes';
import type { CatalogueIndex, ModelAnswer, ModelOutcome, ModelQuestion, ModelReason } from '../../core/modelCodes';
import { badInput } from '../../core/model/errors';
import type { Label } from '../../core/model/label';
import { modelsByIds } from '../../storage/deviceModels';
import type { DeviceModel } from '../../storage/deviceModels';
import type { Tx } from '../../storage/transaction';
import { authorise } from '../access';
import type { Caller } from '../access';
import type { Pool } from '../poolContext';
import { modelIndex } from './catalogueCache';

export const MAX_CODE_CHARS = 200;

/** A model that a code may mean. */
export interface SuggestedModel { readonly model: DeviceModel; readonly confidence: number; readonly reason: ModelReason; readonly why: Label }

export interface ModelCodeResolution {
  readonly input: string;
  readonly outcome: ModelOutcome;
  readonly model: DeviceModel | null;
  readonly confidence: number;
  readonly why: Label | null;
  /** Best first; of a CONFLICT the models that it may mean. */
  readonly candidates: readonly DeviceModel[];
  readonly suggestions: readonly SuggestedModel[];
}

/** A code that can be asked about. @throws MooringError BAD_USER_INPUT */
export function codeOf(code: string): string {
  const text = code.trim();
  if (text === '' || text.length > MAX_CODE_CHARS) throw badInput(`a model code of 1 to ${MAX_CODE_CHARS} characters`, text.slice(0, 40), 'Send the code as it is written on the device or in the system.');
  return text;
}

/** Answers with their models, one statement for all. */
export async function shownAnswers(tx: Tx, asked: readonly { readonly input: string; readonly answer: ModelAnswer }[]): Promise<ModelCodeResolution[]> {
  const ids = asked.flatMap(({ answer }) => [...(answer.modelId === null ? [] : [answer.modelId]), ...answer.candidates.map(({ modelId }) => modelId)]);
  const models = new Map((await modelsByIds(tx, [...new Set(ids)])).map((model) => [model.id, model]));
  return asked.map(({ input, answer }) => {
    const suggestions = answer.candidates.flatMap(({ modelId, confidence, reason }): SuggestedModel[] => {
      const model = models.get(modelId);
      return model === undefined ? [] : [{ model, confidence, reason, why: REASON_LABELS[reason] }];
    });
    return {
      input, outcome: answer.outcome, model: answer.modelId === null ? null : models.get(answer.modelId) ?? null, confidence: answer.confidence,
      why: answer.reason === null ? null : REASON_LABELS[answer.reason], candidates: suggestions.map(({ model }) => model), suggestions,
    };
  });
}

export async function answerOf(tx: Tx, index: CatalogueIndex, question: ModelQuestion): Promise<ModelCodeResolution> {
  const [shown] = await shownAnswers(tx, [{ input: question.code, answer: resolve(index, question) }]);
  if (shown === undefined) throw new Error('a question was not answered');
  return shown;
}

/** Which model a code means, of a system and a manufacturer where they are known; suggestions where nobody can say. */
export async function resolveModelCode(pool: Pool, caller: Caller | null, question: ModelQuestion): Promise<ModelCodeResolution> {
  authorise(caller, 'resolveModelCodes');
  codeOf(question.code);
  const tx = pool.dataSource.manager;
  return answerOf(tx, await modelIndex(pool, tx, 'SEEN'), question);
}
