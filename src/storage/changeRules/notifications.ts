import type { TaskState } from '../../core/changeRules/ruleSpec';
import type { TemplateFacts } from '../../core/changeRules/template';
import type { Label } from '../../core/model/label';
import { CHANGES_CHANNEL } from '../changes';
import { toIso, toMs } from '../times';
import type { Tx } from '../transaction';

/** What a rule has told a group, or given it to do; texts with their places and the values that go there. */
interface Told {
  readonly group: string;
  readonly ruleId: string;
  readonly firingId: string;
  readonly type: string;
  readonly goldenId: string;
  readonly goldenKey: string;
  readonly facts: TemplateFacts;
}

export interface StoredNotification extends Told {
  readonly id: string;
  /** Among all notifications; null while its transaction is young. */
  readonly position: string | null;
  readonly message: Label;
  readonly at: number;
  readonly taskId: string | null;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: number | null;
  readonly assignedTo: string | null;
}

interface Row {
  id: string; position: string | null; group: string; rule_id: string; firing_id: string; type: string; golden_id: string; golden_key: string; message: Label; facts: TemplateFacts; at: Date;
  task_id: string | null; acknowledged_by: string | null; acknowledged_at: Date | null; assigned_to: string | null;
}

const COLUMNS = 'id, position, "group", rule_id, firing_id, type, golden_id, golden_key, message, facts, at, task_id, acknowledged_by, acknowledged_at, assigned_to';
const toNotification = (row: Row): StoredNotification => ({
  id: row.id, position: row.position, group: row.group, ruleId: row.rule_id, firingId: row.firing_id, type: row.type, goldenId: row.golden_id, goldenKey: row.golden_key,
  message: row.message, facts: row.facts, at: toMs(row.at), taskId: row.task_id, acknowledgedBy: row.acknowledged_by, acknowledgedAt: toMs(row.acknowledged_at), assignedTo: row.assigned_to,
});

export type NewNotification = Told & Pick<StoredNotification, 'message' | 'at' | 'taskId'>;

export async function addNotifications(tx: Tx, notifications: readonly NewNotification[]): Promise<void> {
  if (notifications.length === 0) return;
  await tx.query(
    `insert into notification ("group", rule_id, firing_id, type, golden_id, golden_key, message, facts, at, task_id)
     select "group", rule_id, firing_id, type, golden_id, golden_key, message, facts, at, task_id
       from jsonb_to_recordset($1::jsonb) as row ("group" text, rule_id bigint, firing_id bigint, type text, golden_id uuid, golden_key text, message jsonb, facts jsonb, at timestamptz, task_id bigint)`,
    [JSON.stringify(notifications.map((one) => ({
      group: one.group, rule_id: one.ruleId, firing_id: one.firingId, type: one.type, golden_id: one.goldenId, golden_key: one.goldenKey, message: one.message, facts: one.facts, at: toIso(one.at), task_id: one.taskId,
    })))]);
}

const SEQUENCER_LOCK = 0x4d4f534e;
const SEQUENCE_BATCH = 5_000;

export async function hasUnsequencedNotifications(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ waiting: boolean }[]>('select exists (select 1 from notification where position is null) as waiting');
  return row?.waiting ?? false;
}

/** Gives committed notifications their positions, as {@link import('../changes').sequenceChanges} does for changes. */
export async function sequenceNotifications(tx: Tx): Promise<number> {
  await tx.query('select pg_advisory_xact_lock($1)', [SEQUENCER_LOCK]);
  const rows = await tx.query<{ given: string }[]>(
    `with last as (select coalesce(max(position), 0) as position from notification),
          next as (select number, row_number() over (order by number) as place from (select number from notification where position is null order by number limit $1) waiting),
          done as (update notification n set position = last.position + next.place from next, last where n.number = next.number returning 1)
     select count(*) as given from done`, [SEQUENCE_BATCH]);
  const given = Number(rows[0]?.given ?? 0);
  if (given > 0) await tx.query('select pg_notify($1, $2)', [CHANGES_CHANNEL, '']);
  return given;
}

export async function lastNotification(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ position: string }[]>('select coalesce(max(position), 0)::text as position from notification');
  return row?.position ?? '0';
}

/** The one at a position, to see whether a cursor is of this log. */
export async function notificationAt(tx: Tx, position: string): Promise<StoredNotification | null> {
  return (await tx.query<Row[]>(`select ${COLUMNS} from notification where position = $1`, [position])).map(toNotification)[0] ?? null;
}

/** In their order, behind a position. */
export async function notificationsAfter(tx: Tx, group: string | null, after: string, limit: number): Promise<StoredNotification[]> {
  return (await tx.query<Row[]>(
    `select ${COLUMNS} from notification where position > $2::bigint and ($1::text is null or "group" = $1) order by position limit $3`, [group, after, limit])).map(toNotification);
}

export interface NotificationQuestion { readonly group: string | null; readonly acknowledged: boolean | null; readonly before: string | null; readonly limit: number }

/** The newest first. */
export async function notificationList(tx: Tx, { group, acknowledged, before, limit }: NotificationQuestion): Promise<StoredNotification[]> {
  return (await tx.query<Row[]>(
    `select ${COLUMNS} from notification where ($1::text is null or "group" = $1) and ($2::boolean is null or (acknowledged_at is not null) = $2)
        and position is not null and ($3::bigint is null or position < $3) order by position desc limit $4`, [group, acknowledged, before, limit])).map(toNotification);
}

export async function acknowledgeNotifications(tx: Tx, ids: readonly string[], by: string, at: number): Promise<StoredNotification[]> {
  const [rows] = await tx.query<[Row[], number]>(
    `update notification set acknowledged_by = coalesce(acknowledged_by, $2), acknowledged_at = coalesce(acknowledged_at, $3::timestamptz) where id = any($1::uuid[]) returning ${COLUMNS}`, [ids, by, toIso(at)]);
  return rows.map(toNotification);
}

export async function assignNotification(tx: Tx, id: string, to: string | null): Promise<StoredNotification | null> {
  const [rows] = await tx.query<[Row[], number]>(`update notification set assigned_to = $2 where id = $1 returning ${COLUMNS}`, [id, to]);
  return rows.map(toNotification)[0] ?? null;
}

export interface StoredTask extends Told {
  readonly id: string;
  readonly title: Label;
  readonly state: TaskState;
  readonly createdAt: number;
  readonly dueAt: number | null;
  readonly assignedTo: string | null;
  readonly endedBy: string | null;
  readonly endedAt: number | null;
  readonly note: string | null;
}

interface TaskRow {
  id: string; group: string; rule_id: string; firing_id: string; type: string; golden_id: string; golden_key: string; title: Label; facts: TemplateFacts; state: TaskState;
  created_at: Date; due_at: Date | null; assigned_to: string | null; ended_by: string | null; ended_at: Date | null; note: string | null;
}

const TASK_COLUMNS = 'id, "group", rule_id, firing_id, type, golden_id, golden_key, title, facts, state, created_at, due_at, assigned_to, ended_by, ended_at, note';
const toTask = (row: TaskRow): StoredTask => ({
  id: row.id, group: row.group, ruleId: row.rule_id, firingId: row.firing_id, type: row.type, goldenId: row.golden_id, goldenKey: row.golden_key, title: row.title, facts: row.facts, state: row.state,
  createdAt: toMs(row.created_at), dueAt: toMs(row.due_at), assignedTo: row.assigned_to, endedBy: row.ended_by, endedAt: toMs(row.ended_at), note: row.note,
});

export type NewTask = Told & Pick<StoredTask, 'title' | 'createdAt' | 'dueAt'>;

/** Returns their ids, in the order of the tasks. */
export async function addTasks(tx: Tx, tasks: readonly NewTask[]): Promise<string[]> {
  if (tasks.length === 0) return [];
  const rows = await tx.query<{ id: string }[]>(
    `insert into rule_task ("group", rule_id, firing_id, type, golden_id, golden_key, title, facts, state, created_at, due_at)
     select "group", rule_id, firing_id, type, golden_id, golden_key, title, facts, 'OPEN', created_at, due_at
       from (select row.* from jsonb_array_elements($1::jsonb) with ordinality as task (one, place)
         cross join lateral jsonb_to_record(one) as row ("group" text, rule_id bigint, firing_id bigint, type text, golden_id uuid, golden_key text, title jsonb, facts jsonb, created_at timestamptz, due_at timestamptz)
         order by place) as ordered returning id`,
    [JSON.stringify(tasks.map((one) => ({
      group: one.group, rule_id: one.ruleId, firing_id: one.firingId, type: one.type, golden_id: one.goldenId, golden_key: one.goldenKey, title: one.title, facts: one.facts, created_at: toIso(one.createdAt), due_at: toIso(one.dueAt),
    })))]);
  return rows.map(({ id }) => id);
}

export interface TaskQuestion { readonly group: string | null; readonly state: TaskState | null; readonly before: string | null; readonly limit: number }

/** The newest first. */
export async function taskList(tx: Tx, { group, state, before, limit }: TaskQuestion): Promise<StoredTask[]> {
  return (await tx.query<TaskRow[]>(
    `select ${TASK_COLUMNS} from rule_task where ($1::text is null or "group" = $1) and ($2::text is null or state = $2) and ($3::bigint is null or id < $3) order by id desc limit $4`, [group, state, before, limit])).map(toTask);
}

export async function tasksByIds(tx: Tx, ids: readonly string[]): Promise<StoredTask[]> {
  return (await tx.query<TaskRow[]>(`select ${TASK_COLUMNS} from rule_task where id = any($1::bigint[])`, [ids])).map(toTask);
}

export interface TaskChange { readonly state: TaskState; readonly assignedTo: string | null; readonly note: string | null; readonly endedBy: string | null; readonly endedAt: number | null }

export async function taskForUpdate(tx: Tx, id: string): Promise<StoredTask | null> {
  return (await tx.query<TaskRow[]>(`select ${TASK_COLUMNS} from rule_task where id = $1 for update`, [id])).map(toTask)[0] ?? null;
}

export async function changeTask(tx: Tx, id: string, { state, assignedTo, note, endedBy, endedAt }: TaskChange): Promise<void> {
  await tx.query('update rule_task set state = $2, assigned_to = $3, note = $4, ended_by = $5, ended_at = $6::timestamptz where id = $1', [id, state, assignedTo, note, endedBy, toIso(endedAt)]);
}

export interface AttachedPrompt { readonly goldenId: string; readonly code: string; readonly severity: 'WARNING' | 'INFO'; readonly message: Label; readonly facts: TemplateFacts }

/** What rules have put beside these records, the newest first. */
export async function promptsOf(tx: Tx, goldenIds: readonly string[]): Promise<AttachedPrompt[]> {
  const rows = await tx.query<{ golden_id: string; code: string; severity: AttachedPrompt['severity']; message: Label; facts: TemplateFacts }[]>(
    'select golden_id, code, severity, message, facts from rule_prompt where golden_id = any($1::uuid[]) order by golden_id, since desc, rule_id', [goldenIds]);
  return rows.map(({ golden_id: goldenId, ...rest }) => ({ goldenId, ...rest }));
}

export async function hasPrompts(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ there: boolean }[]>('select exists (select 1 from rule_prompt) as there');
  return row?.there ?? false;
}
