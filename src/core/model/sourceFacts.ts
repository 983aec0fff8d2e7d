import type { NormalisedValue } from '../attributes/kind';
import { byCodeUnit } from './naturalOrder';

/** The values of one source record, by attribute. An absent attribute is an absent value. */
export type AttributeValues = Readonly<Record<string, readonly NormalisedValue[] | undefined>>;

/** What linking and survivorship may know of one source record. Nothing here tells when it arrived. */
export interface SourceFacts {
  /** Internal id; used to name the record in results, never to order or to choose. */
  readonly id: string;
  readonly system: string;
  readonly type: string;
  readonly sourceKey: string;
  /** The source's own time of its last change, milliseconds since the epoch; null when it gives none. */
  readonly updatedAt: number | null;
  readonly values: AttributeValues;
}

/** A total order on source records that does not depend on when they came. */
export function byNaturalOrder(a: SourceFacts, b: SourceFacts): number {
  return byCodeUnit(a.type, b.type) || byCodeUnit(a.system, b.system) || byCodeUnit(a.sourceKey, b.sourceKey);
}
