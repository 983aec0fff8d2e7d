import { ADMINISTRATION_WORDS } from './words/administration';
import { CHANGE_RULE_WORDS } from './words/changeRules';
import { DUPLICATE_WORDS } from './words/duplicates';
import { MAPPING_WORDS } from './words/mappings';
import { MODEL_CODE_WORDS } from './words/modelCodes';
import { OVERVIEW_WORDS } from './words/overview';
import { PREFILL_WORDS } from './words/prefill';
import { RECORD_WORDS } from './words/records';
import { SHELL_WORDS } from './words/shell';

/** Every word of the console, in both languages: one that lacks a translation does not compile. */
export const DICTIONARY = { ...SHELL_WORDS, ...PREFILL_WORDS, ...DUPLICATE_WORDS, ...RECORD_WORDS, ...OVERVIEW_WORDS, ...ADMINISTRATION_WORDS, ...MODEL_CODE_WORDS, ...MAPPING_WORDS, ...CHANGE_RULE_WORDS };
export type Word = keyof typeof DICTIONARY;
