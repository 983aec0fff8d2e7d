import type { ModelCode } from '../../core/attributes/modelCode';
import { modelKey } from '../../core/attributes/modelCode';
import type { EntityType } from '../../core/model/entityType';
import type { SourceFacts } from '../../core/model/sourceFacts';
import { aliasKey, decide, foldCode, resolve } from '../../core/modelCodes';
import type { CatalogueIndex } from '../../core/modelCodes';
import type { SourceModelCode } from '../../storage/sourceModelCodes';
import type { StoredSourceRecord } from '../../storage/sourceRecords';

const attributesWithCodes = (type: EntityType): string[] => type.attributes.filter(({ kind }) => kind === 'modelCode').map(({ name }) => name);

export function hasModelCodes(type: EntityType): boolean {
  return type.attributes.some(({ kind }) => kind === 'modelCode');
}

/** A code as the catalogue's own, where it resolves by itself; otherwise as it came. */
function inCatalogue(index: CatalogueIndex, system: string, value: ModelCode): ModelCode {
  const { outcome, models: [id] } = decide(index, { code: value.code, system });
  const entry = outcome === 'CONFLICT' || outcome === 'UNKNOWN' || id === undefined ? undefined : index.byId.get(id);
  return entry === undefined ? value : { code: entry.code, key: modelKey(entry.code), model: entry.id };
}

/** The facts for survivorship with every model code resolved: two notations of one model agree, two models differ. */
export function withModels(type: EntityType, facts: SourceFacts, index: CatalogueIndex | null): SourceFacts {
  if (index === null) return facts;
  const names = attributesWithCodes(type).filter((name) => (facts.values[name]?.length ?? 0) > 0);
  if (names.length === 0) return facts;
  const values = { ...facts.values };
  for (const name of names) values[name] = facts.values[name]?.map(({ value, raw }) => ({ value: inCatalogue(index, facts.system, value as ModelCode), raw }));
  return { ...facts, values };
}

/** The first code of each such attribute of a record, with what it resolves to. */
export function modelCodesOf(type: EntityType, record: StoredSourceRecord, index: CatalogueIndex | null): SourceModelCode[] {
  if (index === null) return [];
  return attributesWithCodes(type).flatMap((attribute): SourceModelCode[] => {
    const [first] = record.values[attribute] ?? [];
    if (first === undefined) return [];
    const { code: written } = first.value as ModelCode;
    const code = foldCode(written);
    const { outcome, modelId } = resolve(index, { code: written, system: record.system });
    return [{ sourceRecordId: record.id, attribute, system: record.system, code, written, key: aliasKey(code), outcome, modelId, modelCode: modelId === null ? null : index.byId.get(modelId)?.code ?? null, lastSeenAt: record.receivedAt }];
  });
}
