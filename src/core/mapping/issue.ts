import type { Label } from '../model/label';

export const ISSUE_CODES = [
  'BAD_SPEC', 'UNKNOWN_TYPE', 'UNKNOWN_ATTRIBUTE', 'UNKNOWN_CODE_TABLE', 'CODE_NOT_IN_CODE_SET',
  'KEY_UNMAPPED', 'NOT_A_REFERENCE', 'REFERENCE_EXPECTED', 'DUPLICATE_OUTPUT', 'BAD_DATE_FORMAT', 'TOO_DEEP',
  'BAD_PATTERN', 'BAD_CONDITION', 'UNKNOWN_UNIT', 'TYPE_MISMATCH', 'REQUIRED_UNMAPPED', 'FIELD_NOT_IN_SAMPLE',
  'CODE_TABLE_INCOMPLETE', 'LOSSY', 'TWO_WRITERS', 'CYCLE', 'NOT_CONNECTED', 'RETIRED_ATTRIBUTE',
] as const;
export type IssueCode = (typeof ISSUE_CODES)[number];

/** ERROR: it can't be published. WARNING: it can, but somebody should look. INFO: what is so, and often means no harm. */
export const ISSUE_SEVERITIES = ['ERROR', 'WARNING', 'INFO'] as const;
export type IssueSeverity = (typeof ISSUE_SEVERITIES)[number];

/** Something about a mapping that its author should know, tied to the node that has it. */
export interface MappingIssue {
  readonly code: IssueCode;
  readonly severity: IssueSeverity;
  /** The way to the node in the spec: "outputs/0/attributes/name/join/1". */
  readonly node: string;
  readonly message: Label;
  readonly remedy: Label;
}

const REMEDIES: Readonly<Record<IssueCode, Label>> = {
  BAD_SPEC: { zh: '对照映射格式说明修正。', en: 'Correct it by the description of the mapping format.' },
  UNKNOWN_TYPE: { zh: '选择模型里已有的类型。', en: 'Choose a type that the model has.' },
  UNKNOWN_ATTRIBUTE: { zh: '选择该类型已有的属性。', en: 'Choose an attribute that the type has.' },
  UNKNOWN_CODE_TABLE: { zh: '先建立代码表,或改用已有的。', en: 'Make the code table first, or use one that exists.' },
  CODE_NOT_IN_CODE_SET: { zh: '改为代码集中的代码。', en: 'Use a code of the code set.' },
  KEY_UNMAPPED: { zh: '把来源中的主键字段连到该属性。', en: 'Connect the source\'s key field to it.' },
  NOT_A_REFERENCE: { zh: '去掉引用。', en: 'Take the reference away.' },
  REFERENCE_EXPECTED: { zh: '用引用包住该字段。', en: 'Wrap the field in a reference.' },
  DUPLICATE_OUTPUT: { zh: '合并为一个输出。', en: 'Make them one output.' },
  BAD_DATE_FORMAT: { zh: '写成例如 YYYY-MM-DD。', en: 'Write it like YYYY-MM-DD.' },
  TOO_DEEP: { zh: '简化表达式。', en: 'Simplify the expression.' },
  BAD_PATTERN: { zh: '修正正则表达式;不支持环视和反向引用。', en: 'Correct the regular expression; it has no look-around and no back references.' },
  BAD_CONDITION: { zh: '修正 CEL 条件,例如 source["类型"] == "企业"。', en: 'Correct the condition in CEL, as in source["kind"] == "company".' },
  UNKNOWN_UNIT: { zh: '选择同一物理量的两个单位。', en: 'Choose two units of the same quantity.' },
  TYPE_MISMATCH: { zh: '换一个字段,或在中间加一个转换。', en: 'Connect another field, or put a transform in between.' },
  REQUIRED_UNMAPPED: { zh: '把来源字段连到该属性。', en: 'Connect a source field to it.' },
  FIELD_NOT_IN_SAMPLE: { zh: '核对字段名;若样本太小,可忽略。', en: 'Check the name of the field; with a small sample this may mean nothing.' },
  CODE_TABLE_INCOMPLETE: { zh: '在代码表中补上这些代码,或设默认值。', en: 'Add these codes to the code table, or give it a default.' },
  LOSSY: { zh: '确认这些信息可以舍去。', en: 'Make sure that nobody needs what is lost.' },
  TWO_WRITERS: { zh: '只保留一条连线;要合并多个来源,用“取第一个非空值”或“合成列表”。', en: 'Keep one edge; to use several sources, put "first not empty" or "list" before it.' },
  CYCLE: { zh: '断开其中一条连线。', en: 'Take one of the edges away.' },
  NOT_CONNECTED: { zh: '连上输入,或删除该节点。', en: 'Connect its input, or delete the node.' },
  RETIRED_ATTRIBUTE: { zh: '去掉该连线,或先恢复该属性。', en: 'Take the edge away, or bring the attribute back first.' },
};

export function issue(code: IssueCode, node: string, zh: string, en: string, severity: IssueSeverity = 'ERROR'): MappingIssue {
  return { code, severity, node, message: { zh, en }, remedy: REMEDIES[code] };
}
