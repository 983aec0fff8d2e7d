import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { DICTIONARY } from './dictionary';
import type { Word } from './dictionary';
import type { Label, Language } from './label';

const KEY = 'language';
const PLACE = /\{(\w+)\}/g;

export interface Say {
  /** A word of the dictionary, with what stands in its {places}. */
  (word: Word, values?: Readonly<Record<string, string | number>>): string;
  readonly language: Language;
  /** A text that comes in both languages already. */
  readonly label: (label: Label) => string;
  /** The words of a code; the code itself where nobody has given it any. */
  readonly code: (words: Readonly<Record<string, Label>>, code: string) => string;
}

interface Spoken { readonly say: Say; readonly change: (language: Language) => void }

const Context = createContext<Spoken | null>(null);

export function sayIn(language: Language): Say {
  const label = (text: Label): string => text[language];
  const say = (word: Word, values: Readonly<Record<string, string | number>> = {}): string =>
    DICTIONARY[word][language].replace(PLACE, (place, name: string) => String(values[name] ?? place));
  return Object.assign(say, { language, label, code: (words: Readonly<Record<string, Label>>, code: string) => words[code]?.[language] ?? code });
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (localStorage.getItem(KEY) === 'en' ? 'en' : 'zh'));
  useEffect(() => { document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'; }, [language]);
  const change = useCallback((next: Language) => {
    localStorage.setItem(KEY, next);
    setLanguage(next);
  }, []);
  const spoken = useMemo(() => ({ say: sayIn(language), change }), [language, change]);
  return <Context value={spoken}>{children}</Context>;
}

export function useLanguage(): Spoken {
  const spoken = useContext(Context);
  if (spoken === null) throw new Error('a screen stands outside the LanguageProvider');
  return spoken;
}

export const useSay = (): Say => useLanguage().say;
