import type {
  CallerRole, ChangeKind, ConfigurationKind, CustomerKind, DecisionKind, GoldenStatus, Judgement, ModelCodeOutcome, ModelCodeRuleKind, PairEffect, PairOrder, PairStatus, PhoneKind, PrefillMatch, ProvenancePolicy, RejectionCode, ServiceLevel, TicketStatus, WarrantyStatus, WebhookState,
} from '../../server/enums.generated';
import type { Label } from '../label';

type WordsOf<T extends string> = Readonly<Record<T, Label>>;

export const ROLES: WordsOf<CallerRole> = {
  AGENT: { zh: '坐席', en: 'Agent' }, STEWARD: { zh: '数据管家', en: 'Data steward' }, SYSTEM: { zh: '来源系统', en: 'Source system' },
  ADMIN: { zh: '管理员', en: 'Administrator' }, AUDITOR: { zh: '审计员', en: 'Auditor' },
};
export const GOLDEN_STATUSES: WordsOf<GoldenStatus> = {
  ACTIVE: { zh: '有效', en: 'Active' }, MERGED: { zh: '已合并', en: 'Merged' }, RETIRED: { zh: '已停用', en: 'Retired' },
};
export const PHONE_KINDS: WordsOf<PhoneKind> = {
  MOBILE: { zh: '手机', en: 'mobile' }, LANDLINE: { zh: '固话', en: 'landline' }, HOTLINE: { zh: '热线', en: 'hotline' },
  SERVICE: { zh: '服务号码', en: 'service number' }, FOREIGN: { zh: '境外', en: 'foreign' },
};
export const SERVICE_LEVELS: WordsOf<ServiceLevel> = {
  STANDARD: { zh: '普通', en: 'Standard' }, SILVER: { zh: '银卡', en: 'Silver' }, GOLD: { zh: '金卡', en: 'Gold' }, PLATINUM: { zh: '钻石', en: 'Platinum' },
};
export const CUSTOMER_KINDS: WordsOf<CustomerKind> = { PERSON: { zh: '个人', en: 'Person' }, ORGANISATION: { zh: '企业', en: 'Organisation' } };
export const WARRANTY_STATUSES: WordsOf<WarrantyStatus> = {
  IN_WARRANTY: { zh: '在保', en: 'In warranty' }, EXPIRED: { zh: '已过保', en: 'Out of warranty' }, UNKNOWN: { zh: '保修未知', en: 'Warranty unknown' },
};
export const TICKET_STATUSES: WordsOf<TicketStatus> = {
  OPEN: { zh: '待派单', en: 'Open' }, ASSIGNED: { zh: '已派单', en: 'Assigned' }, IN_PROGRESS: { zh: '处理中', en: 'In progress' },
  DONE: { zh: '已完成', en: 'Done' }, CLOSED: { zh: '已关闭', en: 'Closed' }, CANCELLED: { zh: '已取消', en: 'Cancelled' },
};
export const PREFILL_MATCHES: WordsOf<PrefillMatch> = {
  EXACT: { zh: '号码一致', en: 'This very number' }, SWITCHBOARD: { zh: '总机号码', en: 'A switchboard' }, NONE: { zh: '没有客户登记过这个号码', en: 'Nobody known by this number' },
  INVALID: { zh: '不是电话号码', en: 'Not a phone number' },
};
export const PAIR_STATUSES: WordsOf<PairStatus> = {
  OPEN: { zh: '待判定', en: 'Waiting' }, REOPENED: { zh: '重新打开', en: 'Reopened' }, PARKED: { zh: '搁置', en: 'Parked' }, KEPT_APART: { zh: '已判不同', en: 'Kept apart' },
};
export const PAIR_ORDERS: WordsOf<PairOrder> = {
  SCORE: { zh: '按匹配分', en: 'By score' }, IMPACT: { zh: '按影响面', en: 'By impact' }, AGE: { zh: '按等待时间', en: 'By age' },
};
export const JUDGEMENTS: WordsOf<Judgement> = {
  MATCH: { zh: '判为相同', en: 'Same' }, NO_MATCH: { zh: '判为不同', en: 'Different' }, UNSURE: { zh: '无法判断', en: 'Unsure' },
};
export const DECISION_KINDS: WordsOf<DecisionKind> = {
  PAIR: { zh: '判定一对', en: 'Pair' }, MERGE: { zh: '合并', en: 'Merge' }, UNLINK: { zh: '拆出', en: 'Taken out' }, UNDO: { zh: '撤销', en: 'Undo' },
};
export const REJECTIONS: WordsOf<RejectionCode> = {
  PLACEHOLDER: { zh: '占位值', en: 'Placeholder' }, MASKED: { zh: '已脱敏', en: 'Masked at the source' }, SPREADSHEET_DAMAGE: { zh: '表格损坏', en: 'Damaged by a spreadsheet' },
  BAD_FORMAT: { zh: '格式不符', en: 'Bad format' }, BAD_LENGTH: { zh: '位数不对', en: 'Bad length' }, BAD_CHECK_DIGIT: { zh: '校验位不符', en: 'Bad check digit' },
  UNKNOWN_CODE: { zh: '未知代码', en: 'Unknown code' }, OUT_OF_RANGE: { zh: '超出范围', en: 'Out of range' }, MISSING_CONTEXT: { zh: '缺少区号', en: 'No area code' },
  TOO_LONG: { zh: '过长', en: 'Too long' }, MISSING_KEY: { zh: '缺少主键', en: 'No key' }, KEY_CONFLICT: { zh: '主键冲突', en: 'Key conflict' }, TOO_LARGE: { zh: '过大', en: 'Too large' },
};
export const WEBHOOK_STATES: WordsOf<WebhookState> = {
  ACTIVE: { zh: '投递中', en: 'Active' }, PAUSED: { zh: '已暂停', en: 'Paused' }, DISABLED: { zh: '已停用', en: 'Disabled' }, REMOVED: { zh: '已移除', en: 'Removed' },
};
export const CONFIGURATION_KINDS: WordsOf<ConfigurationKind> = {
  MATCH_MODEL: { zh: '匹配模型', en: 'Match model' }, SURVIVORSHIP: { zh: '取值策略', en: 'Survivorship' }, TRUST: { zh: '来源信任', en: 'Trust in systems' },
};
export const PAIR_EFFECTS: WordsOf<PairEffect> = {
  LINKS: { zh: '新关联', en: 'Links' }, PARTS: { zh: '拆开', en: 'Parts' }, ENTERS_REVIEW: { zh: '进入待审', en: 'To review' }, LEAVES_REVIEW: { zh: '退出待审', en: 'Out of review' },
};
export const MODEL_OUTCOMES: WordsOf<ModelCodeOutcome> = {
  SOURCE_CODE: { zh: '来源自有代码', en: 'Own code' }, ALIAS: { zh: '别名', en: 'Alias' }, CANONICAL: { zh: '标准型号', en: 'Canonical' }, COMPARISON_KEY: { zh: '比对键一致', en: 'Same but for notation' },
  SUGGESTED: { zh: '有建议', en: 'Suggested' }, CONFLICT: { zh: '冲突', en: 'Conflict' }, UNKNOWN: { zh: '未知', en: 'Unknown' },
};
export const MODEL_RULE_KINDS: WordsOf<ModelCodeRuleKind> = { DROP_SUFFIX: { zh: '去后缀', en: 'Drop suffix' }, DROP_PREFIX: { zh: '去前缀', en: 'Drop prefix' } };
export const CHANGE_KINDS: WordsOf<ChangeKind> = {
  CREATED: { zh: '新建', en: 'Created' }, UPDATED: { zh: '更新', en: 'Updated' }, MERGED: { zh: '合并', en: 'Merged' }, UNMERGED: { zh: '拆分', en: 'Split' }, RETIRED: { zh: '停用', en: 'Retired' },
};
export const POLICIES: WordsOf<ProvenancePolicy> = {
  SOURCE_TRUST: { zh: '来源最可信', en: 'Most trusted source' }, MOST_RECENT: { zh: '更新最近', en: 'Most recent' }, MOST_FREQUENT: { zh: '出现最多', en: 'Most frequent' },
  MOST_COMPLETE: { zh: '内容最完整', en: 'Most complete' }, EARLIEST: { zh: '记录最早', en: 'Earliest' }, UNION: { zh: '全部保留', en: 'Keep all' },
  SAME_WINNER_AS: { zh: '与同组取自同一来源', en: 'Same source as its group' }, PINNED: { zh: '人工固定', en: 'Pinned' },
};

/** What the server refuses with; see the closed list of its errors. */
export const ERRORS = {
  UNAUTHENTICATED: { zh: '请重新登录', en: 'Please sign in again' },
  FORBIDDEN: { zh: '您的角色没有此权限', en: 'Your role may not do this' },
  BAD_USER_INPUT: { zh: '输入有误', en: 'The input is not right' },
  NOT_FOUND: { zh: '没有找到', en: 'Not found' },
  CONFLICT: { zh: '与他人的操作冲突', en: 'In conflict with what somebody else has done' },
  CONFIRMATION_REQUIRED: { zh: '影响较大,需要先试运行并确认', en: 'Much would change: try it and confirm' },
  CURSOR_EXPIRED: { zh: '列表已过期,请重新加载', en: 'The list is out of date: load it again' },
  RATE_LIMITED: { zh: '请求过于频繁,请稍后再试', en: 'Too many requests: try again in a moment' },
  UNAVAILABLE: { zh: '服务暂时不可用,请稍后再试', en: 'The service is away for a moment: try again' },
  TIMED_OUT: { zh: '请求超时', en: 'The request took too long' },
  INTERNAL_SERVER_ERROR: { zh: '服务内部错误', en: 'Something went wrong in the service' },
} as const satisfies Record<string, Label>;
