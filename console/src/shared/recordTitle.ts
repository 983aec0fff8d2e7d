import type { Say } from '../language/language';
import type { Viewer } from '../shell/viewer';
import { oneValueText, valueText } from './valueText';

type Values = Readonly<Record<string, unknown>>;
export const valuesOf = (values: unknown): Values => (typeof values === 'object' && values !== null ? values as Values : {}); // an object by its declaration

/** What people call a golden record by; its key where it has nothing of the kind. */
export function recordTitle({ type, key, values }: { readonly type: string; readonly key: string; readonly values: unknown }, viewer: Viewer, say: Say): string {
  const known = valuesOf(values);
  for (const name of ['name', 'title', 'modelName']) {
    const text = known[name] === undefined ? '' : oneValueText(known[name], viewer.attributeOf(type, name), say);
    if (text !== '') return text;
  }
  return key;
}

/** What else tells two of one name apart: their phones, their addresses, their numbers. */
export function recordHint({ type, values }: { readonly type: string; readonly values: unknown }, viewer: Viewer, say: Say): string {
  const known = valuesOf(values);
  return ['phones', 'addresses', 'modelCode', 'serviceLevel', 'endsOn', 'status']
    .map((name) => { const value = known[name]; return valueText(Array.isArray(value) ? value.slice(0, 1) : value, viewer.attributeOf(type, name), say); })
    .filter((text) => text !== '').slice(0, 2).join(' · ');
}
