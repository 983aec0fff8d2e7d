import type { JsonValue } from '../../model/json';
import type { Label } from '../../model/label';
import type { Rejection, RejectionCode } from '../../model/rejection';
import type { Normalised } from '../kind';
import { storable, tidy } from './clean';

/** How a kind speaks of itself in its rejections. */
export interface FieldWords {
  /** What would have been accepted, in a few English words: "an 18-character credit code". */
  readonly expected: string;
  readonly noun: Label;
  /** Longest raw text that is looked at; above it the field is TOO_LONG. */
  readonly maxChars: number;
}

export interface Refusal {
  readonly code: RefusalCode;
  /** Instead of the code's usual sentence, where a better one can be said. Never contains the value. */
  readonly message?: Label;
}
/** What reading one text gave: a value of the kind, or why not. */
export type Reading<V> = { readonly value: V; readonly raw?: string } | { readonly refusal: Refusal };

export const GOT_MAX_CHARS = 200;

const USUAL = {
  PLACEHOLDER: (n) => ({ zh: `这只是占位内容，请填写真实的${n.zh}，没有就留空。`, en: `This only fills the field: enter the real ${n.en}, or leave it empty.` }),
  MASKED: (n) => ({ zh: `${n.zh}被来源系统遮盖，请让来源系统提供完整内容。`, en: `The source hides the ${n.en}: have it send the full one.` }),
  SPREADSHEET_DAMAGE: (n) => ({ zh: `电子表格已损坏该${n.zh}，请把该列设为文本后重新导出。`, en: `A spreadsheet has damaged the ${n.en}: set the column to text and export it again.` }),
  BAD_FORMAT: (n) => ({ zh: `这不是${n.zh}，请核对后重新填写。`, en: `This is not a ${n.en}: check it and enter it again.` }),
  BAD_LENGTH: (n) => ({ zh: `${n.zh}的位数不对，请核对是否多填或漏填。`, en: `The ${n.en} has too many or too few characters: check it.` }),
  BAD_CHECK_DIGIT: (n) => ({ zh: `${n.zh}的校验位不符，请对照证件核对。`, en: `The check character of the ${n.en} disagrees: compare it with the document.` }),
  OUT_OF_RANGE: (n) => ({ zh: `${n.zh}超出合理范围，请核对。`, en: `The ${n.en} is out of range: check it.` }),
  MISSING_CONTEXT: (n) => ({ zh: `缺少解读${n.zh}所需的信息。`, en: `What is needed to read the ${n.en} is missing.` }),
  TOO_LONG: (n) => ({ zh: `${n.zh}过长，请只填写${n.zh}本身。`, en: `The text is too long: enter the ${n.en} only.` }),
} satisfies Partial<Readonly<Record<RejectionCode, (noun: Label) => Label>>>;
/** The codes a single field can be refused with; the others are about records and code tables. */
export type RefusalCode = keyof typeof USUAL;

export function refuse(code: RefusalCode, zh?: string, en?: string): { readonly refusal: Refusal } {
  return { refusal: zh === undefined || en === undefined ? { code } : { code, message: { zh, en } } };
}

function rejectionOf(refusal: Refusal, raw: string, words: FieldWords): Rejection {
  return {
    code: refusal.code,
    expected: words.expected,
    got: storable(raw.slice(0, GOT_MAX_CHARS)),
    message: refusal.message ?? USUAL[refusal.code](words.noun),
  };
}

/** Text, numbers and truth values have a text; null, undefined and blanks are empty; the rest is no single value. */
function textOf(raw: unknown): string | null | undefined {
  if (raw === null || raw === undefined) return null;
  if (typeof raw === 'string') return raw;
  if (typeof raw === 'number' || typeof raw === 'boolean' || typeof raw === 'bigint') return String(raw);
  return undefined;
}

function describe(raw: unknown): string {
  try {
    return typeof raw === 'object' ? JSON.stringify(raw) : typeof raw;
  } catch {
    return typeof raw; // a cycle: nothing that came through JSON
  }
}

/**
 * The frame every kind shares: empty, not a text and too long are answered here; otherwise the raw text is
 * cut into pieces (one, unless `split` is given) and each piece is read on its own.
 */
export function normaliseField<V extends JsonValue>(
  raw: unknown, words: FieldWords, read: (text: string) => Reading<V>, split?: (text: string) => readonly string[],
): Normalised<V> {
  const text = textOf(raw);
  if (text === null) return { values: [], rejections: [] };
  if (text === undefined) {
    return { values: [], rejections: [rejectionOf({ code: 'BAD_FORMAT' }, describe(raw), words)] };
  }
  if (text.length > words.maxChars) {
    return { values: [], rejections: [rejectionOf({ code: 'TOO_LONG' }, text, words)] };
  }
  const values = [];
  const rejections = [];
  for (const piece of split === undefined ? [text] : split(text)) {
    if (tidy(piece) === '') continue;
    const reading = read(piece);
    if ('refusal' in reading) rejections.push(rejectionOf(reading.refusal, piece, words));
    else values.push({ value: reading.value, raw: reading.raw ?? storable(piece) });
  }
  return { values, rejections };
}
