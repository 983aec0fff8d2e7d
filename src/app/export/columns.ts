import { kindOf } from '../../core/attributes/kindOf';
import type { AttributeDeclaration, EntityType } from '../../core/model/entityType';
import type { JsonValue } from '../../core/model/json';
import type { ExportedRecord } from './writeRecords';

/** How columns are named: by attribute, or by its label in a language. */
export const LABELS = ['none', 'zh', 'en'] as const;
export type Labels = (typeof LABELS)[number];

/** One column of a table of golden records. */
export interface Column {
  readonly title: string;
  readonly cell: (record: ExportedRecord) => string;
}

const OWN_COLUMNS = [
  { name: 'key', zh: '主键', en: 'Key', cell: ({ key }: ExportedRecord) => key },
  { name: 'id', zh: '主数据标识', en: 'Golden id', cell: ({ id }: ExportedRecord) => id },
  { name: 'version', zh: '版本', en: 'Version', cell: ({ version }: ExportedRecord) => String(version) },
] as const;

/** The columns of a type, by its declaration: a new type is exported without a line of code. */
export function columnsOf(type: EntityType, labels: Labels): Column[] {
  const own = OWN_COLUMNS.map(({ name, zh, en, cell }) => ({ title: { none: name, zh, en }[labels], cell }));
  return [...own, ...type.attributes.map((attribute) => ({
    title: labels === 'none' ? attribute.name : attribute.label[labels],
    cell: ({ values }: ExportedRecord) => textOf(attribute, values[attribute.name]),
  }))];
}

/** Several values of one attribute stand in one cell. */
const SEPARATOR = '; ';

function textOf(attribute: AttributeDeclaration, value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  const kind = kindOf(attribute);
  const list = attribute.cardinality === 'MANY' && Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
  return list.filter((one) => one !== null).map((one) => kind.display(one)).join(SEPARATOR);
}
