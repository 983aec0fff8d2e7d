import { kindOf } from '../attributes/kindOf';
import { attributeOf } from '../model/model';
import type { EntityType } from '../model/entityType';
import type { JsonValue } from '../model/json';
import type { Label } from '../model/label';

const PLACE = /\{(before\.|after\.)?([A-Za-z]\w*)\}/g;

/** What a text is filled in with; values are masked for whoever reads it, when they read it. */
export interface TemplateFacts {
  readonly key: string;
  readonly today: string;
  readonly before: Readonly<Record<string, JsonValue>>;
  readonly after: Readonly<Record<string, JsonValue>>;
}

/** Names in a text that lead to nothing. */
export function unknownPlaces({ zh, en }: Label, type: EntityType): string[] {
  return [...`${zh}${en}`.matchAll(PLACE)].map(([, , name = '']) => name).filter((name) => name !== 'key' && name !== 'today' && attributeOf(type, name) === undefined);
}

/** Of the facts, only what the texts name: nothing else is kept with what they tell. */
export function factsNamed(labels: readonly Label[], { key, today, before, after }: TemplateFacts): TemplateFacts {
  const named = { before: new Set<string>(), after: new Set<string>() };
  for (const { zh, en } of labels) for (const [, side = 'after.', name = ''] of `${zh}${en}`.matchAll(PLACE)) named[side === 'before.' ? 'before' : 'after'].add(name);
  const pick = (values: TemplateFacts['after'], names: ReadonlySet<string>): Record<string, JsonValue> => Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
  return { key, today, before: pick(before, named.before), after: pick(after, named.after) };
}

/** The text with its places filled in, as people read values; a place without a value shows as a dash. */
export function fillIn(label: Label, facts: TemplateFacts, type: EntityType): Label {
  const fill = (text: string): string => text.replace(PLACE, (_place, side: string | undefined, name: string) => {
    if (name === 'key' || name === 'today') return facts[name];
    return shown((side === 'before.' ? facts.before : facts.after)[name] ?? null, name, type);
  });
  return { zh: fill(label.zh), en: fill(label.en) };
}

function shown(value: JsonValue, name: string, type: EntityType): string {
  const attribute = attributeOf(type, name);
  if (value === null || attribute === undefined) return '—';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  const each = Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
  const kind = kindOf(attribute);
  return each.map((one) => (typeof one === 'string' ? one : kind.display(one))).join('、') || '—';
}
