import { useAnswer } from '../server/useAnswer';
import type { DeviceBySnQuery, PrefillByPhoneQuery } from './prefill.generated';
import { deviceBySnDocument, prefillByPhoneDocument } from './prefill.generated';

export type Prefill = PrefillByPhoneQuery['prefill'];
export type Candidate = Prefill['candidates'][number];
export type FoundDevice = NonNullable<DeviceBySnQuery['device']>;
export type Device = Candidate['devices'][number];

const FRESH_MS = 10_000;
/** Fewer characters are neither a number nor a serial number worth asking about. */
const MIN_CHARS = 4;

export interface LookUp {
  readonly prefill: Prefill | undefined;
  readonly device: FoundDevice | null;
  readonly error: Error | null;
  readonly isAsking: boolean;
  readonly again: () => void;
}

/** What a text brings up: customers by their phone; where it is none of theirs, the device of that serial number. */
export function useLookUp(text: string): LookUp {
  const isEnough = text.length >= MIN_CHARS;
  const byPhone = useAnswer(prefillByPhoneDocument, { phone: text }, { enabled: isEnough, keepPrevious: true, freshMs: FRESH_MS });
  const current = isEnough && !byPhone.isPlaceholderData ? byPhone.data?.prefill : undefined;
  const isElse = current !== undefined && current.candidates.length === 0;
  const bySn = useAnswer(deviceBySnDocument, { sn: text }, { enabled: isElse, freshMs: FRESH_MS });
  return {
    prefill: isEnough ? byPhone.data?.prefill : undefined,
    device: isElse ? bySn.data?.device ?? null : null,
    error: isEnough ? byPhone.error ?? (isElse ? bySn.error : null) : null,
    isAsking: isEnough && (byPhone.isFetching || (isElse && bySn.isFetching)),
    again: () => { void byPhone.refetch(); },
  };
}
