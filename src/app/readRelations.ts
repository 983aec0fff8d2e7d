import { phoneIdentity } from '../core/attributes/phone';
import type { PhoneValue } from '../core/attributes/phone';
import type { Masker } from '../core/masking/masker';
import type { GoldenView } from '../core/model/goldenView';
import type { JsonValue } from '../core/model/json';
import { ticketsOfCustomers, viewsByIds, viewsReferringTo } from '../storage/goldenViews';
import { readerOf } from '../storage/database';
import { authorise } from './access';
import type { Caller } from './access';
import { maskerFor } from './poolContext';
import type { Pool } from './poolContext';

/** One relation of many records at once: those of `fromType` whose `attribute` refers to them. */
export interface ReferringQuestion {
  readonly targetIds: readonly string[];
  readonly fromType: string;
  readonly attribute: string;
  /** The relation as it was believed to be then, ms since the epoch; null for now. */
  readonly asOf: number | null;
  /** At most so many for each target. */
  readonly first: number;
}

/** So many records are read at once; callers page through more. */
export const MAX_LISTED = 100;

/** Golden records by their ids, in the order of the ids; null for one that is unknown (at that moment). */
export async function readGoldenRecordsByIds(pool: Pool, caller: Caller | null, ids: readonly string[], asOf: number | null): Promise<(GoldenView | null)[]> {
  const masker = maskerFor(pool, authorise(caller, 'readRecords'));
  const found = new Map((await viewsByIds(readerOf(pool.dataSource), ids, asOf)).map((view) => [view.id, masker.view(view)]));
  return ids.map((id) => found.get(id) ?? null);
}

/** For each target, in order, the golden records that refer to it, in the order of their keys. */
export async function readReferringRecords(pool: Pool, caller: Caller | null, question: ReferringQuestion): Promise<GoldenView[][]> {
  const masker = maskerFor(pool, authorise(caller, 'readRecords'));
  const { first, ...rest } = question;
  return masked(masker, inOrder(question.targetIds, await viewsReferringTo(readerOf(pool.dataSource), { ...rest, limitEach: first })));
}

/** For each customer, in order, its tickets: about a device it owns, or called in from a number of its own; newest first. */
export async function readTicketsOfCustomers(
  pool: Pool, caller: Caller | null, question: { readonly customers: readonly GoldenView[]; readonly asOf: number | null; readonly first: number },
): Promise<GoldenView[][]> {
  const masker = maskerFor(pool, authorise(caller, 'readRecords'));
  const { customers, asOf, first } = question;
  const tx = readerOf(pool.dataSource);
  const ids = customers.map((customer) => customer.id);
  if (asOf === null) return masked(masker, inOrder(ids, await ticketsOfCustomers(tx, ids, first)));
  // Which numbers led to a ticket is indexed for now only: those found now count if they had the number then too.
  const called = inOrder(ids, await ticketsOfCustomers(tx, ids, MAX_LISTED));
  const then = new Map((await viewsByIds(tx, called.flat().map((ticket) => ticket.id), asOf)).map((view) => [view.id, view]));
  const relation = { asOf, limitEach: MAX_LISTED };
  const devices = inOrder(ids, await viewsReferringTo(tx, { ...relation, targetIds: ids, fromType: 'device', attribute: 'owner' }));
  const about = await viewsReferringTo(tx, { ...relation, targetIds: devices.flat().map((device) => device.id), fromType: 'ticket', attribute: 'device' });
  // Those that the caller holds may have their numbers masked.
  const clear = new Map((masker.sees('CONTACT') ? customers : await viewsByIds(tx, ids, asOf)).map((view) => [view.id, view]));
  return masked(masker, ids.map((id, index) => {
    const own = new Set(devices[index]?.map((device) => device.id));
    const numbers = new Set(phonesIn(clear.get(id)?.values['phones']));
    const tickets = [
      ...about.flatMap(({ targetId, view }) => (own.has(targetId) ? [view] : [])),
      ...(called[index] ?? []).flatMap(({ id }) => then.get(id) ?? []).filter((view) => phonesIn(view.values['phone']).some((number) => numbers.has(number))),
    ];
    return [...new Map(tickets.map((view) => [view.id, view])).values()].sort(byNewest).slice(0, first);
  }));
}

function masked(masker: Masker, lists: readonly (readonly GoldenView[])[]): GoldenView[][] {
  return lists.map((list) => list.map(masker.view));
}

function inOrder(ids: readonly string[], found: readonly { readonly targetId: string; readonly view: GoldenView }[]): GoldenView[][] {
  const byTarget = new Map<string, GoldenView[]>();
  for (const { targetId, view } of found) byTarget.set(targetId, [...byTarget.get(targetId) ?? [], view]);
  return ids.map((id) => byTarget.get(id) ?? []);
}

function phonesIn(value: JsonValue | undefined): string[] {
  const list = Array.isArray(value) ? (value as readonly JsonValue[]) : [value ?? null];
  return list.flatMap((one) => (typeof one === 'object' && one !== null ? [phoneIdentity(one as PhoneValue)] : []));
}

/** The order of tickets: the newest first; those without a time last, ties by key. */
export function byNewest(a: GoldenView, b: GoldenView): number {
  const at = (view: GoldenView): string => (typeof view.values['createdAt'] === 'string' ? view.values['createdAt'] : '');
  return at(a) === at(b) ? (a.key < b.key ? -1 : 1) : at(a) > at(b) ? -1 : 1;
}
