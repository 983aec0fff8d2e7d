import type { GoldenView } from '../../core/model/goldenView';
import type { JsonValue } from '../../core/model/json';
import type { GraphqlContext } from '../context';

/** The golden ids that an attribute's references lead to, in their order. */
function targetsOf(view: GoldenView, attribute: string): string[] {
  const value = view.values[attribute];
  const list = Array.isArray(value) ? (value as readonly JsonValue[]) : [value ?? null];
  return list.flatMap((one) => (typeof one === 'object' && one !== null && 'id' in one && typeof one['id'] === 'string' ? [one['id']] : []));
}

/** The record that this one refers to, at the moment that the reader asked about; null when it refers to none. */
export async function referred(view: GoldenView, attribute: string, { loaders }: GraphqlContext): Promise<GoldenView | null> {
  const [id] = targetsOf(view, attribute);
  return id === undefined ? null : loaders.views.load({ id, asOf: view.asOf });
}

/** The first so many records that this one refers to. */
export async function referredList(view: GoldenView, attribute: string, first: number, { loaders }: GraphqlContext): Promise<GoldenView[]> {
  const found = await Promise.all(targetsOf(view, attribute).slice(0, first).map(async (id) => loaders.views.load({ id, asOf: view.asOf })));
  return found.filter((record) => record !== null);
}

/** The first so many records of a type that refer to this one. */
export async function referring(view: GoldenView, from: { readonly type: string; readonly attribute: string; readonly first: number }, { loaders }: GraphqlContext): Promise<readonly GoldenView[]> {
  return loaders.referring.load({ targetId: view.id, fromType: from.type, attribute: from.attribute, asOf: view.asOf, first: from.first });
}
