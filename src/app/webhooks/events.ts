import type { JsonObject } from '../../core/model/json';
import { changeEvent } from '../../core/webhooks/envelope';
import { logState } from '../../storage/changes';
import type { LogEpoch, LoggedChange } from '../../storage/changes';
import type { Tx } from '../../storage/transaction';
import { cursorOf } from '../changeCursor';
import type { Masker } from '../../core/masking/masker';

/** What names the events of this pool, as long as its log is not restored. */
export interface EventNaming { readonly source: string; readonly epochs: readonly LogEpoch[] }

/** The first epoch names the pool, wherever it is restored to. */
export const sourceOf = (epochs: readonly LogEpoch[]): string => `/mooring/${epochs[0]?.id ?? ''}`;

export async function eventNaming(tx: Tx): Promise<EventNaming> {
  const { epochs } = await logState(tx);
  return { source: sourceOf(epochs), epochs };
}

/** The event's id: a log that was restored gives the ids of changes again, in another epoch. */
export function eventIdOf({ id, position }: LoggedChange, epochs: readonly LogEpoch[]): string {
  const epoch = epochs.filter(({ startsAfter }) => BigInt(startsAfter) < BigInt(position)).at(-1) ?? epochs[0];
  return `${epoch?.id ?? ''}-${id}`;
}

export interface NamedEvent { readonly id: string; readonly body: JsonObject }

export function eventOf(change: LoggedChange, { source, epochs }: EventNaming, masker: Masker): NamedEvent {
  const id = eventIdOf(change, epochs);
  return { id, body: changeEvent(masker.change(change), { source, id, changeId: change.id, cursor: cursorOf(change.position, epochs) }) };
}
