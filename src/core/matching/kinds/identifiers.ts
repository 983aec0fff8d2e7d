import type { ComparisonKind, ComparisonLevel } from '../comparisonKind';
import type { JsonValue } from '../../model/json';

const texts = (values: readonly JsonValue[]): readonly string[] => values.filter((value) => typeof value === 'string');
const level = (name: string, zh: string, en: string, [m, u]: readonly [m: number, u: number], veto = false): ComparisonLevel =>
  ({ name, label: { zh, en }, m, u, ...(veto ? { veto } : {}) });

/** A company's credit code: equal decides, two valid ones that differ are two companies. */
export const creditCodeComparison: ComparisonKind<readonly string[]> = {
  name: 'creditCode',
  levels: [
    level('same', '统一社会信用代码相同', 'same credit code', [0.999, 0.0000005]),
    level('different', '统一社会信用代码不同', 'two valid credit codes', [0.001, 0.9999995], true),
  ],
  prepare: ([values = []]) => { const codes = texts(values); return codes.length === 0 ? null : codes; },
  compare: (a, b) => {
    const i = a.findIndex((code) => b.includes(code));
    return i < 0 ? { level: 1, values: [0, 0] } : { level: 0, values: [i, b.indexOf(a[i] ?? '')] };
  },
  terms: () => [],
  parts: (codes) => ({ exact: codes }),
};

export interface IdentityParts { readonly hash: string | null; readonly last4: string }

function identityOf(value: JsonValue): readonly IdentityParts[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const { hash, last4 } = value as Readonly<Record<string, JsonValue>>;
  return typeof last4 === 'string' ? [{ hash: typeof hash === 'string' ? hash : null, last4 }] : [];
}

/** Identity numbers: whole ones decide; of last fours, one in some ten thousand agrees by chance. */
export const identityNumberComparison: ComparisonKind<readonly IdentityParts[]> = {
  name: 'identityNumber',
  levels: [
    level('same', '身份证号相同', 'same identity number', [0.3, 0.0000002]),
    level('last4', '身份证后四位相同', 'same last four', [0.69, 0.0002]),
    level('last4Different', '身份证后四位不同', 'other last four', [0.004, 0.7]),
    level('different', '身份证号不同', 'two identity numbers', [0.001, 0.2998], true),
  ],
  prepare: ([values = []]) => { const found = values.flatMap(identityOf); return found.length === 0 ? null : found; },
  compare: (a, b) => {
    let best = 3;
    let at: readonly [number, number] = [0, 0];
    for (const [i, x] of a.entries()) {
      for (const [j, y] of b.entries()) {
        const whole = x.hash !== null && y.hash !== null;
        const seen = whole ? (x.hash === y.hash ? 0 : 3) : x.last4 === y.last4 ? 1 : 2;
        if (seen < best) [best, at] = [seen, [i, j]];
      }
    }
    return { level: best, values: at };
  },
  terms: () => [],
  parts: (found) => ({ exact: found.flatMap(({ hash }) => (hash === null ? [] : [hash])), last4: found.map(({ last4 }) => last4) }),
};

/** E-mail addresses: one mailbox, one firm's domain, or others. */
const FREE_MAIL = /^(?:qq|vip\.qq|foxmail|163|126|yeah|sina|sohu|139|189|wo|aliyun|tom|21cn|gmail|hotmail|outlook|live|msn|yahoo|icloud|me|proton|protonmail|mail)\.(?:com|cn|net|me|com\.cn)$/;
/** Mailboxes that every firm has, and that people make up when a form insists. */
const ROLE = /^(?:info|admin|administrator|office|sales?|service|services|support|contact|hr|mail|master|webmaster|marketing|kefu|xiaoshou|bangong)\d{0,3}@/;
const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

export const emailComparison: ComparisonKind<readonly string[]> = {
  name: 'email',
  levels: [
    level('same', '邮箱相同', 'same mailbox', [0.6, 0.00002]),
    level('sameRole', '公用邮箱相同', 'same mailbox of a firm\'s office', [0.3, 0.002]),
    level('domain', '邮箱域名相同', 'same domain of a firm', [0.03, 0.003]),
    level('different', '邮箱不同', 'other mailboxes', [0.07, 0.995]),
  ],
  prepare: ([values = []]) => { const found = texts(values); return found.length === 0 ? null : found; },
  compare: (a, b) => {
    const shared = a.findIndex((address) => b.includes(address));
    const address = a[shared];
    if (address !== undefined) {
      const values = [shared, b.indexOf(address)] as const;
      return ROLE.test(address) ? { level: 1, values } : { level: 0, values };
    }
    const at = a.findIndex((x) => !FREE_MAIL.test(domainOf(x)) && b.some((y) => domainOf(y) === domainOf(x)));
    const domain = domainOf(a[at] ?? '');
    return at < 0 ? { level: 3 } : { level: 2, values: [at, b.findIndex((y) => domainOf(y) === domain)] };
  },
  terms: () => [],
  parts: (found) => ({ exact: found.filter((address) => !ROLE.test(address)) }),
};
