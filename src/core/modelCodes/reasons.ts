import type { Label } from '../model/label';
import type { ModelReason } from './catalogue';

/** Why a code resolved, or a model is suggested, in words for people. */
export const REASON_LABELS: Readonly<Record<ModelReason, Label>> = {
  SOURCE_CODE: { zh: '该来源系统的自有代码,已由人工确认', en: 'the source system\'s own code, confirmed by a person' },
  CONFIRMED_ALIAS: { zh: '已确认的别名', en: 'a confirmed alias' },
  SAME_CODE: { zh: '与标准型号一致', en: 'the canonical code itself' },
  SAME_KEY: { zh: '忽略大小写、分隔符与品牌后一致', en: 'the same but for case, separators and brand' },
  SAME_WITHOUT_NOISE: { zh: '忽略不区分型号的词后一致', en: 'the same without words that tell no models apart' },
  SAME_CORE: { zh: '核心码一致,仅系列名或描述不同', en: 'the same code with other series names or descriptions around it' },
  SAME_UNIT: { zh: '室内机型号一致', en: 'the same first unit of a pair' },
  CONFIRMED_RULE: { zh: '按已确认的规则处理后一致', en: 'the same after a confirmed rule' },
  SEVERAL_MODELS: { zh: '可对应多个型号', en: 'it may mean several models' },
  SHARED_CODE: { zh: '该代码由多个型号共用', en: 'a code that several models share' },
  WHOLE_FAMILY: { zh: '指整个系列', en: 'it names a whole family' },
  OTHER_SEPARATORS: { zh: '分隔符位置不同', en: 'separators stand elsewhere' },
  OTHER_MANUFACTURER: { zh: '相近,但属于另一品牌', en: 'close, but of another manufacturer' },
  LOOKALIKE_CHARACTERS: { zh: '仅形近字符不同(如 O 与 0)', en: 'only look-alike characters differ (such as O and 0)' },
  LONGER_CODE: { zh: '比该型号多出一段', en: 'longer than the model\'s code' },
  SHORTER_CODE: { zh: '比该型号少一段', en: 'shorter than the model\'s code' },
  CLOSE_CODE: { zh: '写法相近', en: 'a close writing' },
};
