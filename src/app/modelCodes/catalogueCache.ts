import { compileCatalogue, withSayings } from '../../core/modelCodes';
import type { CatalogueIndex } from '../../core/modelCodes';
import { modelNames } from '../../storage/deviceModels';
import { aliasesInForce, catalogueVersions, rulesInForce } from '../../storage/modelAliases';
import type { CatalogueVersions } from '../../storage/modelAliases';
import type { Tx } from '../../storage/transaction';
import type { Pool } from '../poolContext';

/** The catalogue as it was last compiled, with the versions that it holds for. */
export interface CatalogueCache {
  current: { readonly versions: CatalogueVersions; readonly index: CatalogueIndex } | null;
}

export function createCatalogueCache(): CatalogueCache {
  return { current: null };
}

/**
 * The catalogue with its aliases and rules, compiled. HELD: for whoever writes what it says; until the transaction ends
 * nobody changes it. SEEN: as it is now. One statement where nothing has changed; models are compiled anew only when they did.
 */
export async function modelIndex(pool: Pool, tx: Tx, manner: 'HELD' | 'SEEN'): Promise<CatalogueIndex> {
  const versions = await catalogueVersions(tx, manner === 'HELD');
  const known = pool.modelCatalogue.current;
  if (known?.versions.version === versions.version) return known.index;
  const sayings = { aliases: await aliasesInForce(tx), rules: await rulesInForce(tx) };
  const index = known?.versions.modelsVersion === versions.modelsVersion
    ? withSayings(known.index, sayings)
    : compileCatalogue({ models: await modelNames(tx), ...sayings });
  // What an open transaction has changed itself is not everybody's yet: only what was read without having written is kept.
  pool.modelCatalogue.current = { versions, index };
  return index;
}
