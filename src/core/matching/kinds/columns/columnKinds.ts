import type { ModelComparison } from '../../matchModel';

/** What a column of a file holds. */
export const COLUMN_KINDS = [
  'givenName', 'familyName', 'personName', 'organisationName', 'phone', 'email', 'address', 'street', 'locality', 'region', 'postcode',
  'date', 'year', 'identifier', 'code', 'text', 'number',
] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

export const isColumnKind = (text: string): text is ColumnKind => (COLUMN_KINDS as readonly string[]).includes(text);

const COMPARISON_OF: Readonly<Record<ColumnKind, string>> = {
  givenName: 'words', familyName: 'words', personName: 'words', organisationName: 'words', phone: 'phoneColumn', email: 'emailColumn',
  address: 'words', street: 'words', locality: 'words', region: 'words', postcode: 'postcode', date: 'day', year: 'year',
  identifier: 'identifierColumn', code: 'codeColumn', text: 'words', number: 'numberColumn',
};

/** The comparisons of columns: one for each, and both of two that are exchanged look at the other, too. */
export function comparisonsOf(columns: Readonly<Record<string, ColumnKind>>, exchanged: readonly (readonly [string, string])[]): ModelComparison[] {
  return Object.entries(columns).map(([name, kind]): ModelComparison => {
    const first = exchanged.find(([own]) => own === name);
    if (first !== undefined) return { name, kind: 'exchangedWords', attributes: [name, first[1]] };
    const second = exchanged.find(([, own]) => own === name);
    if (second !== undefined) return { name, kind: 'besideWords', attributes: [name, second[0]] };
    return { name, kind: COMPARISON_OF[kind], attributes: [name] };
  });
}
