import type { ModelCodeRule, ModelOutcome as CoreModelOutcome } from '../core/modelCodes';
import { registerEnumType } from 'type-graphql';
import type { AuditOutcome as CoreAuditOutcome } from '../core/audit/auditEntry';
import type { PartyName } from '../core/attributes/partyName';
import type { PhoneNature } from '../core/attributes/phone';
import type { ChangeKind as CoreChangeKind } from '../core/model/change';
import { CODE_SETS } from '../core/model/codeSets';
import type { PolicyName } from '../core/model/entityType';
import type { GoldenStatus as CoreGoldenStatus } from '../core/model/goldenRecord';
import type { RejectionCode as CoreRejectionCode } from '../core/model/rejection';
import type { Prompt } from '../core/service/prompts';
import type { ReasonCode as CoreReasonCode } from '../core/service/rankCandidates';
import type { WarrantyStatus as CoreWarrantyStatus } from '../core/service/warranty';
import type { Provenance, WinningReason as CoreWinningReason } from '../core/survivorship/provenance';
import { PERMISSIONS } from '../app/access';
import type { Permission as CorePermission, Role } from '../app/access';
import { PERMISSION_NAMES } from '../app/viewer';
import type { PrefillMatch as CorePrefillMatch } from '../app/prefill';
import type { DecisionKind as CoreDecisionKind } from '../app/steward/readDecisions';
import type { PairOrder as CorePairOrder, PairStatus as CorePairStatus } from '../app/steward/reviewPairs';
import type { ConfigurationKind as CoreConfigurationKind } from '../core/configuration/configuration';
import type { PairEffect as CorePairEffect } from '../core/linking/linkingEffects';
import type { DraftState as CoreDraftState } from '../app/configuration/drafts';
import type { MatchReason as CoreMatchReason } from '../core/linking/explain';
import type { Judgement as CoreJudgement, JudgeKind } from '../core/linking/judgement';
import type { DeliveryState as CoreDeliveryState, WebhookOrder as CoreWebhookOrder, WebhookScheme as CoreWebhookScheme, WebhookState as CoreWebhookState } from '../core/webhooks/endpoint';
import type { FiringOutcome, RuleAction, RuleState, TaskState as CoreTaskState } from '../core/changeRules/ruleSpec';
import type { UpsertStatus as CoreUpsertStatus } from '../app/ingest/types';

/** An enumeration with one description per value; the compiler sees to it that none of the core's is missing. */
export function described<T extends string>(name: string, description: string, descriptions: Readonly<Record<T, string>>): Record<string, string> {
  const names = Object.keys(descriptions);
  const values = Object.fromEntries(names.map((value) => [value, value]));
  registerEnumType(values, {
    name, description,
    valuesConfig: Object.fromEntries(Object.entries<string>(descriptions).map(([value, text]) => [value, { description: text }])),
  });
  return values;
}

/** One of the pool's code sets: its labels are the descriptions. */
function codeSet(name: string, description: string, set: string): Record<string, string> {
  return described(name, description, Object.fromEntries(Object.entries(CODE_SETS[set] ?? {}).map(([code, { zh, en }]) => [code, `${zh}: ${en}`])));
}

export const CustomerKind = codeSet('CustomerKind', '客户类型: a person or an organisation.', 'customerKind');
export const ServiceLevel = codeSet('ServiceLevel', '服务级别, from the lowest to the highest.', 'serviceLevel');
export const TicketStatus = codeSet('TicketStatus', '工单状态.', 'ticketStatus');

export const GoldenStatus = described<CoreGoldenStatus>('GoldenStatus', '主数据记录状态: where a golden record stands in its life.', {
  ACTIVE: '有效: it has source records.',
  MERGED: '已合并: another golden record, `mergedInto`, has taken its place.',
  RETIRED: '已停用: no source record is left.',
});

export const WarrantyStatus = described<CoreWarrantyStatus>('WarrantyStatus', '保修状态 on a day.', {
  IN_WARRANTY: '在保: the last day of warranty is not over.',
  EXPIRED: '已过保: service is charged at the standard rate.',
  UNKNOWN: '未知: neither the end of warranty nor manufacture and months are known.',
});

export const PromptSeverity = described<Prompt['severity']>('PromptSeverity', '提示级别.', {
  WARNING: '警示: to be said to the customer before service begins.',
  INFO: '提醒: good to know.',
});

export const PrefillMatch = described<CorePrefillMatch>('PrefillMatch', '匹配方式: how the number led to its candidates.', {
  EXACT: '号码一致: at least one candidate has this very number.',
  SWITCHBOARD: '总机一致: nobody has this very number, but candidates share its main line.',
  NONE: '无匹配: nobody is known by this number.',
  INVALID: '无法识别: the text is not a phone number; `rejection` says why.',
});

export const ReasonCode = described<CoreReasonCode>('ReasonCode', '排序理由: why a candidate stands where it stands.', {
  EXACT_NUMBER: '号码完全一致: this very number is on file.',
  MAIN_LINE: '总机一致: the main line of this number is on file.',
  OTHER_EXTENSION: '其他分机: the same main line with another extension is on file.',
  OPEN_TICKETS: '有未结工单: is being served now.',
  CONTRACT_IN_FORCE: '合同有效: has a contract in force.',
  OWNS_DEVICES: '名下有设备: owns devices.',
  RECENT_TICKET: '最近服务过: was served before.',
});

export const RejectionCode = described<CoreRejectionCode>('RejectionCode', '未接受原因: why a raw value was not accepted.', {
  PLACEHOLDER: '占位值 (无, 待补, 00000000000): somebody had to type something.',
  MASKED: '已脱敏 (138****1111): the source itself hides the value.',
  SPREADSHEET_DAMAGE: '表格损坏 (1.38E+10): digits were lost before we saw them.',
  BAD_FORMAT: '格式不符: not of this kind at all.',
  BAD_LENGTH: '位数不对: the right characters, too many or too few of them.',
  BAD_CHECK_DIGIT: '校验位不符: the check character disagrees.',
  UNKNOWN_CODE: '未知代码: the code table has no such code.',
  OUT_OF_RANGE: '超出范围: a date in 1899, a negative amount.',
  MISSING_CONTEXT: '缺少区号: a local number without a city to take the area code from.',
  TOO_LONG: '过长: longer than the bound of its kind.',
  MISSING_KEY: '缺少主键: the record has no usable key.',
  KEY_CONFLICT: '主键冲突: another row of the same system already feeds a record of this key.',
  TOO_LARGE: '过大: the payload is over a configured bound.',
});

export const UpsertStatus = described<CoreUpsertStatus>('UpsertStatus', '写入结果: what became of one source record.', {
  CREATED: '新建: seen for the first time.',
  UPDATED: '更新: its content has changed.',
  UNCHANGED: '未变: the same content as before; nothing was written.',
  STALE: '过期: older than what is held; kept, but it does not win.',
  PENDING: '等待: accepted, but a reference leads to nothing yet; it resolves when its target comes.',
  REJECTED: '拒绝: nothing was stored; `errors` says why.',
});

export const AuditOutcome = described<CoreAuditOutcome>('AuditOutcome', '审计结果.', {
  DONE: '已执行: it was carried out.',
  REFUSED: '已拒绝: the caller may not, or asked for what cannot be.',
});

export const ChangeKind = described<CoreChangeKind>('ChangeKind', '变更类型.', {
  CREATED: '新建.', UPDATED: '更新.', MERGED: '合并: another golden record took its place.',
  UNMERGED: '拆分: it is back, or came out of another.', RETIRED: '停用: no source record is left.',
});

export const PhoneKind = described<PhoneNature>('PhoneKind', '号码类型, as notation and numbering plan tell.', {
  MOBILE: '手机.', LANDLINE: '固定电话.', HOTLINE: '400/800 热线.', SERVICE: '95/96/10/12 开头的服务号码.', FOREIGN: '境外号码.',
});

export const PartyForm = described<PartyName['form']>('PartyForm', '名称形式.', { PERSON: '个人.', ORGANISATION: '企业.' });

export const ProvenancePolicy = described<PolicyName | Extract<Provenance['policy'], 'PINNED'>>('ProvenancePolicy', '取值策略: how one value is chosen among those of the sources.', {
  SOURCE_TRUST: '来源可信度: the most trusted source that is not stale.',
  MOST_RECENT: '最近更新.', MOST_FREQUENT: '出现最多.', MOST_COMPLETE: '最完整.', EARLIEST: '最早记录.',
  UNION: '合并全部: every different value, best first.',
  SAME_WINNER_AS: '同组同源: from the source that won the leading attribute of the group.',
  PINNED: '人工固定: a steward has fixed it.',
});

export const WinningReason = described<CoreWinningReason>('WinningReason', '胜出原因: why a value won.', {
  ONLY_VALUE: '唯一取值.', ALL_AGREE: '来源一致.', MOST_TRUSTED: '来源最可信.', MOST_RECENT: '更新最近.', MOST_FREQUENT: '出现最多.',
  MOST_COMPLETE: '内容最完整.', EARLIEST: '记录最早.', UNION: '全部保留.', SAME_SOURCE_AS_GROUP: '与同组取自同一来源.', PINNED: '人工固定.',
});

export const Judgement = described<CoreJudgement>('Judgement', '判定: what is held about two records.', {
  MATCH: '同一: they are the same thing.', NO_MATCH: '不同: they are two things.', UNSURE: '无法判断: nobody can say; a person\'s parks the pair with its note.',
});

export const PairStatus = described<CorePairStatus>('PairStatus', '待审对状态: where a pair stands in the review queue.', {
  OPEN: '待判定: waits for a decision.',
  REOPENED: '重新打开: was decided, but an attribute that the decision rested on has changed; the decision holds until there is another.',
  PARKED: '搁置: a person could not say; no machine joins the two meanwhile.',
  KEPT_APART: '已判不同: a person has said that they are two things.',
});

export const PairOrder = described<CorePairOrder>('PairOrder', '排序方式 of the review queue.', {
  SCORE: '匹配分: the strongest evidence first.', IMPACT: '影响面: what most devices, contracts and open tickets refer to first.', AGE: '等待时间: what has waited longest first.',
});

export const DecisionKind = described<CoreDecisionKind>('DecisionKind', '判定方式: how a steward decided.', {
  PAIR: '待审对: about a pair.', MERGE: '合并: golden records merged into a survivor.', UNLINK: '拆出: source records taken out.', UNDO: '撤销: an earlier decision taken back.',
});

export const ConfigurationKind = described<CoreConfigurationKind>('ConfigurationKind', '配置类别.', {
  MATCH_MODEL: '匹配模型: how the records of a type are matched.',
  SURVIVORSHIP: '取值策略: how the golden values of a type are chosen.',
  TRUST: '来源信任: how far source systems are trusted; one for all types.',
});

export const ConfigurationDraftState = described<CoreDraftState>('ConfigurationDraftState', '草稿状态.', {
  DRAFT: '草稿: worked on.', PUBLISHED: '已发布: it has become a version.', DISCARDED: '已放弃.',
});

export const PairEffect = described<CorePairEffect>('PairEffect', '影响: what another match model does to a pair of source records.', {
  LINKS: '新关联: the two become one.', PARTS: '拆开: the two are one no longer.',
  ENTERS_REVIEW: '进入待审: a steward is to be asked.', LEAVES_REVIEW: '退出待审: nobody is to be asked any more.',
});

export const Judge = described<JudgeKind>('Judge', '判定者.', { MACHINE: '机器.', PERSON: '数据管家; no machine overrides it.' });

export const MatchReason = described<CoreMatchReason>('MatchReason', '匹配原因: why two records stand as they stand.', {
  PERSON: '人工判定: a steward has decided about the two.',
  PERSON_ABOUT_OTHERS: '人工判定了其他来源记录: a steward has decided about other source records of the two golden records.',
  RULE: '匹配规则成立: a match rule links them.',
  VETO: '标识不同: identifiers that differ keep them apart.',
  CONFLICT: '冲突: one fits records that conflict with each other.',
  SCORE: '匹配分: the score decides, by its thresholds.',
  TOGETHER_BY_OTHERS: '经由其他记录: other source records hold them together.',
  CROWDED_KEY: '匹配键过于常见: what they share is shared by too many.',
  NO_SHARED_KEY: '没有共同的匹配键: they were not compared.',
});

type CoreRuleKind = ModelCodeRule['kind'];

export const ModelCodeOutcome = described<CoreModelOutcome>('ModelCodeOutcome', '型号识别结果: how a model code was resolved; only the first four resolve by themselves.', {
  SOURCE_CODE: '来源自有代码: the source system\'s own code, as a person has said.', ALIAS: '别名: a confirmed alias.', CANONICAL: '标准型号: the canonical code.',
  COMPARISON_KEY: '比对键一致: the same but for what tells no models apart.', SUGGESTED: '有建议: waits for a person, with ranked suggestions.',
  CONFLICT: '冲突: it may mean several models; never guessed.', UNKNOWN: '未知: nothing resembles it.',
});

export const ModelCodeRuleKind = described<CoreRuleKind>('ModelCodeRuleKind', '型号规则类型: what may be left out of a code.', {
  DROP_SUFFIX: '去后缀: a text at its end.', DROP_PREFIX: '去前缀: a text at its beginning, behind the brand.',
});

export const CallerRole = described<Role>('CallerRole', '角色: what a token may, and what of values it sees.', {
  AGENT: '坐席: reads prefill, records, prompts.', STEWARD: '数据管家: decides.', SYSTEM: '系统: writes as one source system, follows changes.',
  ADMIN: '管理员.', AUDITOR: '审计员: reads the audit log and nothing masked.',
});

const ACTIVE = '投递中: changes are sent as they come.';
const PAUSED = '已暂停: nothing is sent; nothing is lost.';
const REMOVED = '已移除: for good.';
export const WebhookState = described<CoreWebhookState>('WebhookState', 'Webhook 端点状态.', { ACTIVE, PAUSED, DISABLED: '已停用: the receiver answered 410 Gone.', REMOVED });
export const WebhookTargetState = described<Exclude<CoreWebhookState, 'DISABLED'>>('WebhookTargetState', 'What an endpoint can be set to.', { ACTIVE, PAUSED, REMOVED });
export const WebhookOrder = described<CoreWebhookOrder>('WebhookOrder', '投递顺序: what becomes of the events behind one that fails.', {
  ORDERED: '保序: they wait for it.', UNORDERED: '不保序: they are sent; the one that failed is tried again by itself.',
});
export const WebhookScheme = described<CoreWebhookScheme>('WebhookScheme', '签名方式 of Standard Webhooks.', {
  HMAC: 'v1: HMAC-SHA256 with a secret that both ends hold.', ED25519: 'v1a: the receiver holds a public key alone.',
});
export const DeliveryState = described<CoreDeliveryState>('DeliveryState', '投递状态.', {
  RETRYING: '待重试.', DELIVERED: '已送达.', DEAD: '死信: given up after three days; it can be pushed again.',
});

export const Permission = described<CorePermission>('Permission', '权限: what can be asked of the pool, by the names of the table of roles.',
  Object.fromEntries(PERMISSION_NAMES.map((name) => [name, `Roles: ${PERMISSIONS[name].join(', ')}.`])) as Record<CorePermission, string>); // as Object.fromEntries types it
export const ChangeRuleState = described<RuleState>('ChangeRuleState', '规则状态.', {
  DRAFT: '草稿: nothing of it is in force.', PUBLISHED: '已发布: its latest version is in force.', STOPPED: '已停用: by a person, or because it failed or looped; `reason` says why.',
});
export const RuleFiringOutcome = described<FiringOutcome>('RuleFiringOutcome', '触发结果.', {
  FIRED: '已触发.', SKIPPED: '已跳过: at its moment the condition did not hold any more.', FAILED: '失败: it could not be told, or done.',
});
export const RuleActionKind = described<RuleAction['do']>('RuleActionKind', '规则动作.', {
  NOTIFY: '通知一个小组.', TASK: '开任务.', PROMPT: '提示坐席, beside the device.', WEBHOOK: '调用 webhook.', SET: '设置属性.',
});
export const TaskState = described<CoreTaskState>('TaskState', '任务状态.', { OPEN: '待处理.', IN_PROGRESS: '处理中.', DONE: '已完成.', CANCELLED: '已取消.' });
