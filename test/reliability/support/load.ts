import type { Pool } from '../../../src/app/poolContext';
import { CHANGES, codeOf, PIN, PREFILL, UNPIN, UPSERT } from './client';
import type { Answer, Ask } from './client';
import { createRandom } from './random';
import type { Random } from './random';

/** What a load does to the service, and what must be there of it: every version is sent by one writer, again until it is acknowledged. */
export interface Load {
  /** Starts again by themselves until `stop`. */
  readonly start: () => void;
  /** Resolves when every writer has had the answer to its last request. */
  readonly stop: () => Promise<void>;
  readonly acknowledged: () => number;
  /** Answers that no caller should ever get: neither a success nor one to come again by. */
  readonly failures: readonly string[];
  readonly expected: Expected;
}

export interface Expected {
  /** By source key of (callcenter, customer): the version that was acknowledged last, and the last that was sent. */
  readonly versions: ReadonlyMap<string, { readonly acknowledged: number; readonly sent: number }>;
  /** By golden id: the reasons that may be in force for its pin, null for none. */
  readonly pins: ReadonlyMap<string, ReadonlySet<string | null>>;
  /** Reasons of pins that were acknowledged. */
  readonly pinned: ReadonlySet<string>;
  /** Ids of changes as the follower saw them, one after another. */
  readonly followed: readonly string[];
  /** Reads what the follower has not seen yet. */
  readonly followToTheEnd: () => Promise<void>;
}

export interface LoadOptions {
  readonly seed: number;
  readonly writers?: number;
  /** Desks that ask by phone number all the time. */
  readonly desks?: number;
  /** Asks until it is answered: what is retryable is asked again. */
  readonly send: (ask: Ask) => Promise<Answer>;
  /** Asks once; undefined when that was met by a retryable failure, so that nobody knows whether it was done. */
  readonly sendOnce: (ask: Ask) => Promise<Answer | undefined>;
}

const NAMES = ['沈清和', '司徒南', '陶小满', '闻人语', '欧阳修远'];
/** Few numbers, so that records of different writers meet, and part again with their next version. */
const PHONES = Array.from({ length: 30 }, (_, n) => `139123400${String(n).padStart(2, '0')}`);
const KEYS_PER_WRITER = 40;
/** Of the keys in a batch, those that every writer sends: whoever comes late with an older version is stale. */
const SHARED = 0.2;
const SHARED_KEYS = 10;
const PINNED_CUSTOMERS = 6;
const BASE = Date.UTC(2026, 0, 1);
const LEVELS = ['STANDARD', 'SILVER', 'GOLD'];

/** A caller's record in its nth version; the version can be read from the stored payload. */
export const callerRecord = (sourceKey: string, version: number, name: string, phone: string): object => ({
  sourceKey, updatedAt: new Date(BASE + version * 1_000).toISOString(),
  payload: { contact_id: sourceKey, caller_name: name, phone_raw: phone, address_text: `江苏省常州市天宁区和平路${version}号`, version: String(version) },
});

class Running {
  readonly failures: string[] = [];
  readonly versions = new Map<string, { acknowledged: number; sent: number }>();
  readonly pins = new Map<string, Set<string | null>>();
  readonly pinned = new Set<string>();
  readonly followed: string[] = [];
  acknowledged = 0;
  running = false;
  private cursor: string | null = null;
  private pinNumber = 0;

  constructor(private readonly options: LoadOptions) {}

  private check(what: string, answer: Answer): boolean {
    if (answer.status === 200 && codeOf(answer) === undefined) return true;
    this.failures.push(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return false;
  }

  async writer(index: number, random: Random): Promise<void> {
    while (this.running) {
      const keys = new Set(Array.from({ length: 1 + random.below(15) }, () =>
        (random.chance(SHARED) ? `S${random.below(SHARED_KEYS)}` : `W${index}-${random.below(KEYS_PER_WRITER)}`)));
      const batch = [...keys].map((key) => {
        const known = this.versions.get(key) ?? { acknowledged: 0, sent: 0 };
        this.versions.set(key, { ...known, sent: known.sent + 1 });
        return { key, version: known.sent + 1 };
      });
      const records = batch.map(({ key, version }) => callerRecord(key, version, random.pick(NAMES), random.pick(PHONES)));
      const answer = await this.options.send({ query: UPSERT, variables: { system: 'callcenter', type: 'customer', records } });
      if (!this.check('upsert', answer)) return;
      const { results } = answer.body.data.upsertSourceRecords as { results: { sourceKey: string; status: string }[] };
      if (results.length !== batch.length || results.some(({ status }) => status === 'REJECTED')) this.failures.push(`upsert: ${JSON.stringify(results)}`);
      for (const { key, version } of batch) {
        const known = this.versions.get(key) ?? { acknowledged: 0, sent: version };
        this.versions.set(key, { ...known, acknowledged: Math.max(known.acknowledged, version) });
      }
      this.acknowledged += 1;
    }
  }

  async desk(random: Random): Promise<void> {
    while (this.running) {
      const answer = await this.options.send({ query: PREFILL, variables: { phone: random.pick(PHONES) } });
      if (!this.check('prefill', answer)) return;
      this.acknowledged += 1;
    }
  }

  async pinner(random: Random): Promise<void> {
    const records = Array.from({ length: PINNED_CUSTOMERS }, (_, n) => ({ sourceKey: `P${n}`, payload: { 客户编号: `P${n}`, 客户姓名: `轩辕${'甲乙丙丁戊己'[n] ?? ''}`, 手机: `1381234000${n}` } }));
    const made = await this.options.send({ query: UPSERT, variables: { system: 'crm', type: 'customer', records } });
    if (!this.check('customers to pin', made)) return;
    const ids = (made.body.data.upsertSourceRecords.results as { goldenId: string }[]).map(({ goldenId }) => goldenId);
    for (const id of ids) this.pins.set(id, this.pins.get(id) ?? new Set([null]));
    while (this.running) await this.pinOnce(random.pick(ids), random);
  }

  private async pinOnce(goldenId: string, random: Random): Promise<void> {
    const reason = random.chance(0.7) ? `pin ${this.pinNumber += 1}` : null;
    const answer = await this.options.sendOnce(reason === null
      ? { query: UNPIN, variables: { goldenId } } : { query: PIN, variables: { goldenId, value: random.pick(LEVELS), reason } });
    if (answer === undefined) {
      this.pins.get(goldenId)?.add(reason);
      return;
    }
    if (reason === null && codeOf(answer) === 'NOT_FOUND') this.pins.set(goldenId, new Set([null])); // nothing was pinned
    else if (this.check('pin', answer)) {
      this.pins.set(goldenId, new Set([reason]));
      if (reason !== null) this.pinned.add(reason);
      this.acknowledged += 1;
    }
  }

  /** One page; true when there is more. */
  async follow(): Promise<boolean> {
    const answer = await this.options.send({ query: CHANGES, variables: { after: this.cursor, first: 200 } });
    if (!this.check('changes', answer)) return false;
    const { nodes, pageInfo } = answer.body.data.changes as { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
    this.followed.push(...nodes.map(({ id }) => id));
    this.cursor = pageInfo.endCursor;
    return pageInfo.hasNextPage;
  }

  async follower(): Promise<void> {
    while (this.running) {
      if (!await this.follow()) await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
  }

  async followToTheEnd(): Promise<void> {
    while (await this.follow());
  }
}

export const createLoad = (options: LoadOptions): Load => {
  const state = new Running(options);
  let ended: Promise<unknown> = Promise.resolve();
  const { writers = 3, desks = 0, seed } = options;
  return {
    start: () => {
      state.running = true;
      ended = Promise.all([
        ...Array.from({ length: writers }, async (_, index) => state.writer(index, createRandom(seed + index))),
        ...Array.from({ length: desks }, async (_, index) => state.desk(createRandom(seed + 200 + index))),
        state.pinner(createRandom(seed + 100)), state.follower(),
      ]);
      ended.catch((error: unknown) => { state.failures.push(String(error)); });
    },
    stop: async () => { state.running = false; await ended; },
    acknowledged: () => state.acknowledged,
    failures: state.failures,
    expected: { versions: state.versions, pins: state.pins, pinned: state.pinned, followed: state.followed, followToTheEnd: async () => state.followToTheEnd() },
  };
};

/** What is wrong in the pool beside what was acknowledged; empty when nothing acknowledged was lost or counted twice. */
export const lostOrDoubled = async (pool: Pool, expected: Expected): Promise<string[]> => {
  const query = async <T>(sql: string): Promise<T[]> => pool.dataSource.query<T[]>(sql);
  const found: string[] = [];
  const stored = new Map((await query<{ key: string; version: string }>(
    `select source_key as key, payload ->> 'version' as version from source_record where system = 'callcenter'`)).map(({ key, version }) => [key, Number(version)]));
  for (const [key, { acknowledged, sent }] of expected.versions) {
    const version = stored.get(key) ?? 0;
    if (version < acknowledged || version > sent) found.push(`${key}: version ${acknowledged} was acknowledged, ${sent} sent; stored is ${version}`);
  }
  for (const key of stored.keys()) if (!expected.versions.has(key)) found.push(`${key}: stored, but never sent`);
  const again = await query<{ id: string }>(
    `select source_record_id as id from (select source_record_id, payload ->> 'version' as version from source_record_history
       union all select id, payload ->> 'version' from source_record where system = 'callcenter') seen
      where version is not null group by source_record_id, version having count(*) > 1`);
  found.push(...again.map(({ id }) => `source record ${id}: one version counted twice`));
  const pins = await query<{ id: string; reason: string; in_force: boolean }>('select golden_id as id, reason, unpinned_at is null as in_force from pinned_value');
  for (const reason of expected.pinned) {
    const times = pins.filter((pin) => pin.reason === reason).length;
    if (times !== 1) found.push(`${reason}: acknowledged, stored ${times} times`);
  }
  for (const [id, possible] of expected.pins) {
    const inForce = pins.filter((pin) => pin.id === id && pin.in_force).map((pin) => pin.reason);
    if (inForce.length > 1 || !possible.has(inForce[0] ?? null)) found.push(`${id}: in force is ${inForce.join(', ')}, expected one of ${[...possible].join(', ')}`);
  }
  const log = await query<{ id: string; position: string | null }>('select id, position from change order by position');
  log.forEach(({ id, position }, index) => { if (position !== String(index + 1)) found.push(`change ${id}: position ${position ?? 'none'}, expected ${index + 1}`); });
  const ids = log.map(({ id }) => id);
  if (ids.join() !== expected.followed.join()) found.push(`the follower saw ${expected.followed.length} changes (${new Set(expected.followed).size} of them different), the log has ${ids.length}`);
  const twice = await query<{ what: string }>('select golden_id::text || \' \' || version as what from change group by golden_id, version having count(*) > 1');
  found.push(...twice.map(({ what }) => `version ${what}: more than one change`));
  return found;
};

const RETRYABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE']);

/** Undefined for a failure that a caller may retry: the connection broke, or the service says to come again. */
export const orRetryable = async (asking: Promise<Answer>): Promise<Answer | undefined> => {
  try {
    const answer = await asking;
    return codeOf(answer) === 'UNAVAILABLE' ? undefined : answer;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if ((code !== undefined && RETRYABLE.has(code)) || (error instanceof Error && error.message === 'the answer was cut off')) return undefined;
    throw error;
  }
};
