import type { ComparisonKind, Seen } from '../../comparisonKind';
import { editDistance } from '../../similarity/editDistance';
import { clean } from '../../../attributes/text/clean';
import { isPlaceholder } from '../../../attributes/text/placeholder';
import { differentLetters, sharedPairs, signatureOf } from '../../similarity/signature';
import type { Signature } from '../../similarity/signature';

interface EmailForm { readonly address: string; readonly local: string; readonly domain: string; readonly signature: Signature }

const LEVELS = ['exact', 'nearly', 'local', 'alike', 'partly', 'different'] as const;
const SEEN: readonly Seen[] = LEVELS.map((_name, level) => ({ level }));

function likeness(a: EmailForm, b: EmailForm): number {
  if (a.address === b.address) return 0;
  const longer = Math.max(a.address.length, b.address.length);
  const dice = (2 * sharedPairs(a.signature, b.signature)) / (a.signature.pairCount + b.signature.pairCount);
  const local = a.local !== '' && a.local === b.local;
  if (!local && dice < 0.3 && differentLetters(a.signature, b.signature) > 8) return 5;
  const edits = editDistance(a.address, b.address, Math.floor(longer * 0.3));
  if (edits <= Math.max(1, Math.floor(longer / 8))) return 1;
  if (local) return 2;
  if (edits <= Math.floor(longer * 0.2)) return 3;
  if (edits <= Math.floor(longer * 0.3) || (a.local.length > 4 && editDistance(a.local, b.local, 1) <= 1)) return 4;
  return 5;
}

/** An e-mail address; the part before the @ says whose it is, the part behind says little. */
export const emailColumnKind: ComparisonKind<EmailForm> = {
  name: 'emailColumn',
  levels: [
    { name: 'exact', label: { zh: '相同', en: 'the same' }, m: 0.75, u: 0.0002, byFrequency: true },
    { name: 'nearly', label: { zh: '一两处笔误', en: 'a slip or two apart' }, m: 0.1, u: 0.0001 },
    { name: 'local', label: { zh: '@前相同', en: 'the same before the @' }, m: 0.05, u: 0.0002, aside: true },
    { name: 'alike', label: { zh: '相近', en: 'alike' }, m: 0.02, u: 0.0005 },
    { name: 'partly', label: { zh: '部分相同', en: 'the same in part' }, m: 0.02, u: 0.004 },
    { name: 'different', label: { zh: '不同', en: 'different' }, m: 0.06, u: 0.995 },
  ],
  prepare: (values) => {
    const raw = values[0]?.[0];
    const address = typeof raw === 'string' ? clean(raw).toLowerCase().replace(/\s+/g, '') : '';
    if (address === '' || isPlaceholder(address)) return null;
    const at = address.lastIndexOf('@');
    return { address, local: at > 0 ? address.slice(0, at) : '', domain: at > 0 ? address.slice(at + 1) : '', signature: signatureOf(address) };
  },
  compare: (a, b) => {
    const level = likeness(a, b);
    return level === 0 ? { level, term: a.address } : SEEN[level] ?? null;
  },
  terms: ({ address }) => [address],
  parts: ({ address, local }) => ({ exact: [address], local: local === '' ? [] : [local], start: address.length < 6 ? [] : [address.slice(0, 5)] }),
};
