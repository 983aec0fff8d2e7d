import { toIso, toMs } from '../times';
import type { Tx } from '../transaction';

export interface Timer { readonly ruleId: string; readonly goldenId: string; readonly dueAt: number }

/** Timers whose moment has come, the earliest first: one look into an index. No other node takes them until the transaction ends. */
export async function takeDueTimers(tx: Tx, now: number, limit: number): Promise<Timer[]> {
  const rows = await tx.query<{ rule_id: string; golden_id: string; due_at: Date }[]>(
    'select rule_id, golden_id, due_at from rule_timer where due_at <= $1::timestamptz order by due_at limit $2 for update skip locked', [toIso(now), limit]);
  return rows.map((row) => ({ ruleId: row.rule_id, goldenId: row.golden_id, dueAt: toMs(row.due_at) }));
}

/** When the next is due; null for none. */
export async function nextTimer(tx: Tx): Promise<number | null> {
  const [row] = await tx.query<{ due: Date | null }[]>('select min(due_at) as due from rule_timer');
  return toMs(row?.due ?? null);
}

/** Sets, moves or (null) ends timers; those that stand right already are not written. */
export async function setTimers(tx: Tx, timers: readonly { readonly ruleId: string; readonly goldenId: string; readonly dueAt: number | null }[]): Promise<void> {
  const ended = timers.filter(({ dueAt }) => dueAt === null);
  const set = timers.filter(({ dueAt }) => dueAt !== null);
  if (ended.length > 0) {
    await tx.query('delete from rule_timer t using unnest($1::bigint[], $2::uuid[]) as gone (rule_id, golden_id) where t.rule_id = gone.rule_id and t.golden_id = gone.golden_id',
      [ended.map(({ ruleId }) => ruleId), ended.map(({ goldenId }) => goldenId)]);
  }
  if (set.length > 0) {
    await tx.query(
      `insert into rule_timer (rule_id, golden_id, due_at) select * from unnest($1::bigint[], $2::uuid[], $3::timestamptz[])
       on conflict (rule_id, golden_id) do update set due_at = excluded.due_at where rule_timer.due_at <> excluded.due_at`,
      [set.map(({ ruleId }) => ruleId), set.map(({ goldenId }) => goldenId), set.map(({ dueAt }) => toIso(dueAt))]);
  }
}

export interface TimerPage { readonly ruleId: string; readonly type: string; readonly attribute: string; readonly after: string; readonly limit: number }

/** The dates that the records of a page have, each once; `last` is null behind the last page. */
export async function datesOfPage(tx: Tx, { type, attribute, after, limit }: TimerPage): Promise<{ readonly last: string | null; readonly dates: readonly string[] }> {
  const [row] = await tx.query<{ last: string | null; dates: string[] | null }[]>(
    `with page as (select id, type, status, values ->> $2 as date from golden_record where id > $3::uuid order by id limit $4)
     select (select id from page order by id desc limit 1) as last, array_agg(distinct date) filter (where date is not null and type = $1 and status = 'ACTIVE') as dates from page`,
    [type, attribute, after, limit]);
  return { last: row?.last ?? null, dates: row?.dates ?? [] };
}

/** Timers of the records of a page by their dates. One that is there was set by a change since: it stands. */
export async function addTimersOfPage(tx: Tx, { ruleId, type, attribute, after }: TimerPage, last: string, dues: readonly { readonly date: string; readonly dueAt: number }[]): Promise<void> {
  if (dues.length > 0) {
    await tx.query(
      `insert into rule_timer (rule_id, golden_id, due_at)
       select $1, g.id, due.at from golden_record g join unnest($6::text[], $7::timestamptz[]) as due (date, at) on due.date = g.values ->> $3
        where g.id > $4::uuid and g.id <= $5::uuid and g.type = $2 and g.status = 'ACTIVE'
       on conflict (rule_id, golden_id) do nothing`,
      [ruleId, type, attribute, after, last, dues.map(({ date }) => date), dues.map(({ dueAt }) => toIso(dueAt))]);
  }
  await tx.query('update change_rule set timers_after = $2 where id = $1', [ruleId, last]);
}

/** Holds a rule whose timers are to be set, if it still stands where it was seen and nobody else works at it. */
export async function holdTimerPages(tx: Tx, { id, version, timersAfter }: { readonly id: string; readonly version: number; readonly timersAfter: string | null }): Promise<boolean> {
  const rows = await tx.query<object[]>('select 1 from change_rule where id = $1 and version = $2 and timers_after = $3::uuid for update skip locked', [id, version, timersAfter]);
  return rows.length > 0;
}

export async function endTimerPages(tx: Tx, ruleId: string): Promise<void> {
  await tx.query('update change_rule set timers_after = null where id = $1', [ruleId]);
}

/** What comes: a rule's timers up to a moment, the earliest first, behind the last one seen. */
export async function timersAhead(tx: Tx, ruleId: string | null, until: number, limit: number): Promise<Timer[]> {
  const rows = await tx.query<{ rule_id: string; golden_id: string; due_at: Date }[]>(
    'select rule_id, golden_id, due_at from rule_timer where ($1::bigint is null or rule_id = $1) and due_at <= $2::timestamptz order by due_at, golden_id limit $3', [ruleId, toIso(until), limit]);
  return rows.map((row) => ({ ruleId: row.rule_id, goldenId: row.golden_id, dueAt: toMs(row.due_at) }));
}

/** Active records of a type that have one of these dates. For trials: it looks through the type. */
export async function idsByDates(tx: Tx, type: string, attribute: string, dates: readonly string[], limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(`select id from golden_record where type = $1 and status = 'ACTIVE' and values ->> $2 = any($3::text[]) order by values ->> $2, id limit $4`, [type, attribute, dates, limit]);
  return rows.map(({ id }) => id);
}
