import { clean } from '../text/clean';
import type { Refusal } from '../text/field';
import { refuse } from '../text/field';
import { isPlaceholder, isSpreadsheetDamage } from '../text/placeholder';
import type { TimeProblem } from './parse';

export const YEAR_MIN = 1900;
export const YEAR_MAX = 2200;
const FOR_EVER = new Set(['长期', '永久', '永久有效', '长期有效', '至今', '无限期', '无期限', '终身']);

export function noSuchZone(): { readonly refusal: Refusal } {
  return refuse('MISSING_CONTEXT', '来源系统的时区设置有误，无法换算时间，请改正该来源的时区。', 'The time zone set for the source does not exist: correct it.');
}

/** The rejection for a text that is no time, in the words that help to mend it. */
export function refuseTime(raw: string, problem: TimeProblem): { readonly refusal: Refusal } {
  switch (problem) {
    case 'PLACEHOLDER': return refuse('PLACEHOLDER');
    case 'AMBIGUOUS': return refuse('BAD_FORMAT', '日和月无法区分（如 03/04/2024），请按 年-月-日 填写。', 'Day and month cannot be told apart (as in 03/04/2024): write year-month-day.');
    case 'BAD_YEAR': return refuse('BAD_FORMAT', '年份只有两位，请写四位年份，如 2024-01-05。', 'The year has two digits only: write four, as in 2024-01-05.');
    case 'INCOMPLETE': return refuse('BAD_FORMAT', '缺少日，请写到年-月-日。', 'The day is missing: write year-month-day.');
    case 'BAD_FORMAT': {
      const text = clean(raw);
      if (isSpreadsheetDamage(text)) return refuse('SPREADSHEET_DAMAGE');
      if (isPlaceholder(text) || FOR_EVER.has(text)) return refuse('PLACEHOLDER');
      return refuse('BAD_FORMAT', '不是存在的日期，请按 年-月-日 填写。', 'This is not a date that exists: write year-month-day.');
    }
  }
}
