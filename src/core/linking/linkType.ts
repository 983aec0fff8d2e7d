import type { CompiledModel } from '../matching/compiledModel';
import type { EntityType } from '../model/entityType';
import type { SourceFacts } from '../model/sourceFacts';
import type { JudgedPair } from './judgement';
import { link } from './link';
import type { Linked } from './link';
import { linkMatched } from './linkMatched';

export interface LinkInput {
  /** Closed: see {@link link} and {@link linkMatched}. */
  readonly records: readonly SourceFacts[];
  readonly persons: readonly JudgedPair[];
  /** What the type's matcher says of pairs of candidates; at least one of each pair is among the records. */
  readonly rows: readonly JudgedPair[];
}

/**
 * The clusters among records of one type: by the scores of its matcher, or by its exact rules where it has none. Where
 * the type's key is one of its attributes, exact rules link and the matcher only says what a steward should look at.
 */
export function linkType(type: EntityType, model: CompiledModel | undefined, { records, persons, rows }: LinkInput): Linked {
  if (model !== undefined && type.key.from !== 'ATTRIBUTE') return linkMatched({ type, model, records, rows, persons });
  const { judgements, clusters } = link(type, records, persons);
  const judged = new Set(judgements.filter(({ judge }) => judge === 'MACHINE').map(({ a, b }) => `${a},${b}`));
  return { judgements: [...judgements, ...rows.filter(({ a, b }) => !judged.has(`${a},${b}`))], clusters };
}
