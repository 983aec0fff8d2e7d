import type { CatalogueIndex, CompiledAlias } from './compile';
import { aliasKey } from './compile';
import type { Asked } from './readings';
import type { Decided } from './resolve';
import { sameBoundaries } from './lookUp';

/**
 * What people have said of a code. A source system's own code goes before an alias of all; an alias without a brand
 * before everything that the catalogue says; one with a brand only where the brand is asked for, or nothing else is meant.
 */
export function resolveAlias(index: CatalogueIndex, asked: Asked, system: string | null): Decided | null {
  const key = aliasKey(asked.folded);
  const found = index.aliases.get(key) ?? asked.readings.flatMap((reading) => (reading.key === key ? [] : index.aliases.get(reading.key) ?? []));
  if (found.length === 0) return null;
  const near = nearest(found, asked);
  const own = near.filter((alias) => alias.system !== null && alias.system === system);
  if (own.length > 0) return answer('SOURCE_CODE', own);
  const shared = near.filter((alias) => alias.system === null);
  const unbound = shared.filter((alias) => alias.brand === null);
  const makers = asked.readings[0]?.makers ?? null;
  if (asked.brand !== null || makers !== null) {
    const named = shared.filter((alias) => alias.brand !== null && alias.brand === asked.brand);
    const bound = named.length > 0 ? named : shared.filter((alias) => alias.brand !== null && meets(alias.makers, makers));
    const sold = bound.length > 0 ? bound : shared.filter((alias) => alias.brand !== null && makers?.has(index.byId.get(alias.modelId)?.maker ?? -1) === true);
    if (sold.length > 0) return answer('ALIAS', sold);
    return unbound.length > 0 ? answer('ALIAS', unbound) : null;
  }
  if (unbound.length > 0) return answer('ALIAS', unbound);
  if (shared.length === 0) return null;
  // Under one brand it means this; without a brand it may as well mean the model whose own code it is.
  const canonical = (index.byKey.get(key) ?? []).map(({ id }) => id);
  return answer('ALIAS', [...shared.map(({ modelId }) => ({ modelId })), ...canonical.map((modelId) => ({ modelId }))]);
}

function meets(a: ReadonlySet<number> | null, b: ReadonlySet<number> | null): boolean {
  return a !== null && b !== null && [...a].some((maker) => b.has(maker));
}

/** Separators tell two aliases apart where nothing else does. */
function nearest(found: readonly CompiledAlias[], asked: Asked): readonly CompiledAlias[] {
  if (new Set(found.map(({ modelId }) => modelId)).size < 2) return found;
  const boundaries = asked.readings.at(-1)?.boundaries ?? [];
  const same = found.filter((alias) => sameBoundaries(alias.boundaries, boundaries));
  return same.length > 0 ? same : found;
}

function answer(outcome: 'SOURCE_CODE' | 'ALIAS', aliases: readonly { readonly modelId: string }[]): Decided {
  const models = [...new Set(aliases.map(({ modelId }) => modelId))];
  if (models.length > 1) return { outcome: 'CONFLICT', reason: 'SEVERAL_MODELS', models };
  return { outcome, reason: outcome === 'ALIAS' ? 'CONFIRMED_ALIAS' : 'SOURCE_CODE', models };
}
