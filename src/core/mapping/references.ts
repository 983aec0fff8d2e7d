import type { Normalised, NormaliseContext } from '../attributes/kind';
import type { ReferenceValue } from '../attributes/reference';
import { kindNamed } from '../attributes/registry';
import { storable } from '../attributes/text/clean';
import type { ReferenceTarget } from '../model/entityType';
import type { JsonValue } from '../model/json';
import type { Model } from '../model/model';
import { attributeOf, entityType } from '../model/model';
import { asText } from './paths';

/** No source key is longer, so a longer one refers to nothing. */
const MAX_KEY_CHARS = 500;
const GOT_MAX_CHARS = 200;

/** A reference by golden key is brought into the target's own notation; a source key counts as written. */
export function toReference(
  { type, by }: ReferenceTarget, raw: JsonValue,
  { system, model, context }: { readonly system: string; readonly model: Model; readonly context: NormaliseContext },
): Normalised {
  if (by === 'SOURCE_KEY') return bySourceKey(type, system, asText(raw));
  const target = entityType(model, type);
  const keyAttribute = target.key.from === 'ATTRIBUTE' ? attributeOf(target, target.key.attribute) : undefined;
  if (keyAttribute === undefined || keyAttribute.kind === 'reference') return { values: [], rejections: [] };
  const kind = kindNamed(keyAttribute.kind);
  const found = kind.normalise(raw, context);
  const values = found.values.map(({ value, raw: text }) => {
    const reference: ReferenceValue = { type, system: null, key: kind.identity(value) };
    return { value: reference, raw: text };
  });
  return { values, rejections: found.rejections };
}

function bySourceKey(type: string, system: string, key: string): Normalised {
  if (key.length <= MAX_KEY_CHARS) {
    const value: ReferenceValue = { type, system, key };
    return { values: [{ value, raw: key }], rejections: [] };
  }
  return { values: [], rejections: [{
    code: 'TOO_LONG', expected: `a source key of at most ${MAX_KEY_CHARS} characters`, got: storable(key.slice(0, GOT_MAX_CHARS)),
    message: { zh: '引用的来源主键过长;请只填写主键本身。', en: 'The source key that is referred to is too long: enter the key only.' },
  }] };
}
