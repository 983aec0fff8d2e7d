import type { MappingRun } from '../app/mapping/versions';
import type { Danger } from '../core/mapping/dangers';
import type { MappingDifference } from '../core/mapping/describe';
import type { MappingFileFormat as CoreFileFormat } from '../core/mapping/file';
import type { IssueCode, IssueSeverity } from '../core/mapping/issue';
import type { SuggestionTarget } from '../core/mapping/suggest/suggest';
import type { LossReason } from '../core/mapping/turnBack';
import { described } from './enums';

export const MappingIssueCode = described<IssueCode>('MappingIssueCode', '映射问题: what is to be said of a mapping.', {
  BAD_SPEC: '格式不对: not of the shape of a mapping.', UNKNOWN_TYPE: '没有该类型.', UNKNOWN_ATTRIBUTE: '没有该属性.', UNKNOWN_CODE_TABLE: '没有该代码表.',
  CODE_NOT_IN_CODE_SET: '代码集没有该代码.', KEY_UNMAPPED: '主键未映射.', NOT_A_REFERENCE: '该属性不是引用.', REFERENCE_EXPECTED: '该属性需要引用.', DUPLICATE_OUTPUT: '两个输出同一类型.',
  BAD_DATE_FORMAT: '日期格式不对.', TOO_DEEP: '嵌套过深.', BAD_PATTERN: '正则表达式不对.', BAD_CONDITION: 'CEL 条件不对.', UNKNOWN_UNIT: '无法换算的单位.',
  TYPE_MISMATCH: '类型不符: what comes is not what the attribute takes.', REQUIRED_UNMAPPED: '必填属性未映射.', FIELD_NOT_IN_SAMPLE: '样本中没有该字段.',
  CODE_TABLE_INCOMPLETE: '代码表不全: the sample has codes that it lacks.', LOSSY: '有损: it cannot be turned back.', TWO_WRITERS: '两处写入同一属性.', CYCLE: '成环.',
  NOT_CONNECTED: '未连线.', RETIRED_ATTRIBUTE: '该属性已停用.',
});

export const MappingIssueSeverity = described<IssueSeverity>('MappingIssueSeverity', '问题级别.', {
  ERROR: '错误: it cannot be published.', WARNING: '警告: it can, but somebody should look.', INFO: '提示.',
});

export const MappingDangerCode = described<Danger['code']>('MappingDangerCode', '危险变更: why a mapping needs a confirmation.', {
  IDENTIFIER_CHANGED: '识别依据的映射有变: records become one by it.', REQUIRED_UNMAPPED: '必填属性失去来源.', OUTPUT_REMOVED: '不再产生某类记录.',
  MANY_VALUES_CHANGED: '主数据变化超过限度: more than MOORING_CONFIRM_ABOVE_PERCENT of a sample.', RECORDS_UNMAPPABLE: '有记录失去主键.',
});

export const MappingDifferenceKind = described<MappingDifference['kind']>('MappingDifferenceKind', '差异类型.', { ADDED: '新增.', REMOVED: '去掉.', CHANGED: '改动.' });

export const MappingRunState = described<MappingRun['state']>('MappingRunState', '重新应用的状态.', {
  RUNNING: '进行中.', PAUSED: '已暂停.', FINISHED: '已完成.', SUPERSEDED: '已被取代: a later version was published before it was through.',
});

export const TranslationLossReason = described<LossReason>('TranslationLossReason', '损失原因: why a system cannot be told something.', {
  NOT_MAPPED: '没有该属性的映射.', NO_CODE: '没有对应的代码.', SEALED: '身份证号不以明文保存.', NO_KEY: '没有所引用记录的主键.', FIELD_TAKEN: '字段已被占用.',
  NOT_REVERSIBLE: '转换不可逆.', TOO_MANY_VALUES: '放不下所有值.',
});

export const MappingFileFormat = described<CoreFileFormat>('MappingFileFormat', '文件格式.', { YAML: 'With what each attribute is made of in words, for review.', JSON: 'Without.' });

export const MappingTargetKind = described<SuggestionTarget['kind']>('MappingTargetKind', '目标类别.', { ATTRIBUTE: '属性.', KEY: '来源主键: the field of the source key, for files.', UPDATED_AT: '更新时间: the record\'s time of change.' });
