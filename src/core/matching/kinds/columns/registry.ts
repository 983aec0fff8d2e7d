import type { ComparisonKind } from '../../comparisonKind';
import { codeColumnKind, identifierColumnKind, phoneColumnKind, postcodeKind } from './codes';
import { dayKind } from './dates';
import { emailColumnKind } from './emails';
import { numberColumnKind, yearKind } from './numbers';
import { besideWordsKind, exchangedWordsKind, wordsKind } from './texts';

/** The comparisons of columns of a file, by name. */
export const COLUMN_COMPARISONS: readonly ComparisonKind[] = [
  wordsKind, exchangedWordsKind, besideWordsKind, dayKind, identifierColumnKind, codeColumnKind, postcodeKind, phoneColumnKind,
  emailColumnKind, numberColumnKind, yearKind,
];
