/** A text in both languages of the console. */
export interface Label { readonly zh: string; readonly en: string }
export type Language = keyof Label;
