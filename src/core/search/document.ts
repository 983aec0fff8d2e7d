import type { AttributeDeclaration, EntityType, KindName } from '../model/entityType';
import type { JsonValue } from '../model/json';
import type { AttributeForm } from './form';
import { SCRIPTS, SCRIPT_LETTERS, tokenClass, typeToken } from './form';
import { formsOf } from './formsOf';
import { gramsOf } from './grams';
import { layersOf } from './layers';

/** What is kept of a golden record for searching: nothing that its values do not say. */
export interface SearchDocument {
  readonly goldenId: string;
  readonly type: string;
  /** One line a form: attribute, script, text. Candidates are compared by these; see {@link readForms}. */
  readonly forms: string;
  /** Each once, in any order: letters, digits and ^ alone. The inverted index is over these. */
  readonly tokens: readonly string[];
}

/** So many forms of one attribute are kept, and so many tokens are made of them, and of the whole document. */
export const DOCUMENT_BOUNDS = { formsOfAttribute: 16, tokensOfAttribute: 80, tokens: 200 } as const;

/**
 * Changes with everything that decides what a document of the same values looks like but the model: whoever
 * changes forms, grams or layers raises it, and every pool builds its documents anew.
 */
const SCHEME_VERSION = 1;

export type SearchableAttribute = AttributeDeclaration & { readonly kind: KindName };

/** The attributes that golden records of a type can be searched by, in the order of their declaration. */
export function searchableAttributes(type: EntityType): SearchableAttribute[] {
  return type.attributes.filter((attribute): attribute is SearchableAttribute => attribute.search === true && attribute.kind !== 'reference');
}

/** Names the way in which documents are made: two pools with the same scheme make the same of the same values. */
export function searchScheme(types: Iterable<EntityType>): string {
  const declared = [...types].map((type) => `${type.name}(${searchableAttributes(type).map(({ name, kind, sensitivity }) => `${name}:${kind}:${sensitivity}`).join()})`);
  return `${SCHEME_VERSION};${declared.join(';')}`;
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
}

/** The document of an active golden record: a pure function of its values. Cost: some 0.1 ms for a person with an address. */
export function documentOf(type: EntityType, golden: { readonly id: string; readonly values: Readonly<Record<string, JsonValue>> }): SearchDocument {
  const forms: AttributeForm[] = [];
  const tokens = new Set<string>([typeToken(type.name)]);
  for (const attribute of searchableAttributes(type)) {
    const bound = Math.min(DOCUMENT_BOUNDS.tokens, tokens.size + DOCUMENT_BOUNDS.tokensOfAttribute);
    const own = listOf(golden.values[attribute.name]).flatMap((value) => formsOf(attribute.kind, value)).slice(0, DOCUMENT_BOUNDS.formsOfAttribute);
    for (const form of own) {
      forms.push({ attribute: attribute.name, ...form });
      const prefix = tokenClass(attribute.sensitivity, form.script);
      for (const gram of gramsOf(form)) if (tokens.size < bound) tokens.add(prefix + gram);
    }
  }
  return { goldenId: golden.id, type: type.name, forms: writeForms(forms), tokens: withLayers(golden.id, tokens) };
}

function withLayers(goldenId: string, tokens: ReadonlySet<string>): string[] {
  const all = [...tokens];
  const [, ...sampled] = layersOf(goldenId); // the first is the one of everything, without a prefix
  return sampled.length === 0 ? all : [...all, ...sampled.flatMap((layer) => all.map((token) => layer + token))];
}

/** Forms hold letters and digits alone, so neither a blank nor a line's end is ever part of one. */
function writeForms(forms: readonly AttributeForm[]): string {
  return [...new Set(forms.map(({ attribute, script, text }) => `${attribute} ${SCRIPT_LETTERS[script]} ${text}`))].join('\n');
}

const SCRIPT_OF = new Map(SCRIPTS.map((script) => [SCRIPT_LETTERS[script], script]));

/** The forms of a stored document. */
export function readForms(forms: string): AttributeForm[] {
  return forms === '' ? [] : forms.split('\n').flatMap((line) => {
    const [attribute = '', letter = '', text = ''] = line.split(' ');
    const script = SCRIPT_OF.get(letter);
    return script === undefined ? [] : [{ attribute, script, text }];
  });
}
