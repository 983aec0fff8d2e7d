import type { Label } from '../core/model/label';
import type { WinningReason } from '../core/survivorship/provenance';

/** Why a value won, in words that a steward reads beside it. */
export const WINNING_REASONS: Readonly<Record<WinningReason, Label>> = {
  ONLY_VALUE: { zh: '只有一个来源提供该值', en: 'only one source gives a value' },
  ALL_AGREE: { zh: '所有来源一致', en: 'all sources agree' },
  MOST_TRUSTED: { zh: '该来源当前可信度最高', en: 'its source is trusted most at present' },
  MOST_RECENT: { zh: '该来源更新时间最近', en: 'its source changed last' },
  MOST_FREQUENT: { zh: '最多来源给出该值', en: 'most sources give it' },
  MOST_COMPLETE: { zh: '该值内容最完整', en: 'it says most' },
  EARLIEST: { zh: '该值最早被记录', en: 'it was recorded first' },
  UNION: { zh: '多值属性,保留所有不同的值', en: 'every different value is kept' },
  SAME_SOURCE_AS_GROUP: { zh: '与同组属性取自同一来源', en: 'from the source that won its group' },
  PINNED: { zh: '由数据管家固定', en: 'fixed by a steward' },
};

/** What stands for a person's judgement where a machine's would name its rule. */
export const PERSONS_DECISION: Label = { zh: '数据管家的判定', en: 'a steward\'s decision' };
