import type { TaskState } from '../../core/changeRules/ruleSpec';
import { badInput, conflict, MooringError, notFound } from '../../core/model/errors';
import type { Label } from '../../core/model/label';
import type { Prompt } from '../../core/service/prompts';
import {
  acknowledgeNotifications, assignNotification, changeTask, hasPrompts, hasUnsequencedNotifications, lastNotification, notificationAt, notificationList, notificationsAfter, promptsOf, sequenceNotifications,
  taskForUpdate, taskList, tasksByIds,
} from '../../storage/changeRules/notifications';
import type { StoredNotification, StoredTask } from '../../storage/changeRules/notifications';
import { inTransaction } from '../../storage/transaction';
import { authorise } from '../access';
import type { Caller } from '../access';
import { audited, record } from '../audit';
import { followLog } from '../followLog';
import { isGoldenId } from '../ids';
import type { Pool } from '../poolContext';
import { noteOf } from '../steward/notes';
import { toldTo } from './carryOut';

/** As a reader sees it: the text filled in with what they may see. */
export type Task = Omit<StoredTask, 'title' | 'facts'> & { readonly title: Label };
export type Notification = Omit<StoredNotification, 'message' | 'facts'> & { readonly message: Label; readonly cursor: string; readonly task: Task | null };

const MAX_PAGE = 200;
const PAGE = 100;
const LOOK_EVERY_MS = 1_000;
const CURSOR = /^n1:(\d{1,18}):([0-9a-f]{8})$/;

/** A cursor names the notification that it stands behind: in a log that was restored, another may stand there. */
const cursorOf = ({ position, id }: StoredNotification): string => Buffer.from(`n1:${position ?? '0'}:${id.slice(0, 8)}`).toString('base64url');

async function positionOf(pool: Pool, cursor: string): Promise<string> {
  const [, position, id] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (position === undefined) throw badInput('a cursor from an earlier notification', cursor.slice(0, 40), 'Pass on a cursor unchanged, or none.');
  const found = await notificationAt(pool.dataSource.manager, position);
  if (found?.id.slice(0, 8) === id) return position;
  throw new MooringError('CURSOR_EXPIRED', { expected: 'a cursor of a notification that is there', got: 'one from a future that a restore has taken back', remedy: 'Read the list of notifications, and go on from its cursors.' });
}

/** Gives committed notifications their places; one cheap statement when there is nothing to do. */
export async function sequenceAllNotifications(pool: Pool): Promise<number> {
  if (!await hasUnsequencedNotifications(pool.dataSource.manager)) return 0;
  return pool.dataSource.transaction('READ COMMITTED', sequenceNotifications);
}

async function shown(pool: Pool, caller: Caller, stored: readonly StoredNotification[]): Promise<Notification[]> {
  const tasks = new Map((await tasksByIds(pool.dataSource.manager, stored.flatMap(({ taskId }) => taskId ?? []))).map((task) => [task.id, shownTask(pool, caller, task)]));
  return stored.map((one) => {
    const { message, facts, ...rest } = one;
    return { ...rest, message: toldTo(pool, caller.role, { type: one.type, message, facts }), cursor: cursorOf(one), task: one.taskId === null ? null : tasks.get(one.taskId) ?? null };
  });
}

function shownTask(pool: Pool, caller: Caller, { title, facts, ...rest }: StoredTask): Task {
  return { ...rest, title: toldTo(pool, caller.role, { type: rest.type, message: title, facts }) };
}

export interface FollowNotifications { readonly group: string | null; readonly after: string | null; readonly callerNow: () => Promise<Caller | null>; readonly signal: AbortSignal }

/** The notifications of a group behind a cursor, then each as it comes, as {@link import('../followChanges').followChanges} does for changes. */
export async function* followNotifications(pool: Pool, caller: Caller | null, request: FollowNotifications): AsyncGenerator<Notification, void, undefined> {
  const { group, signal, callerNow } = request;
  authorise(caller, 'readNotifications');
  await sequenceAllNotifications(pool);
  let position = request.after === null ? await lastNotification(pool.dataSource.manager) : await positionOf(pool, request.after);
  const following = followLog(pool, signal, async () => Promise.resolve(true));
  try {
    while (!isOver(signal)) {
      const now = authorise(await callerNow(), 'readNotifications');
      const upTo = await lastNotification(pool.dataSource.manager);
      const page = await notificationsAfter(pool.dataSource.manager, group, position, PAGE);
      for (const one of await shown(pool, now, page)) {
        yield one;
        if (isOver(signal)) return;
      }
      if (page.length === PAGE) { position = page.at(-1)?.position ?? position; continue; }
      position = [upTo, page.at(-1)?.position ?? '0', position].reduce((a, b) => (BigInt(a) > BigInt(b) ? a : b));
      await following.hear(LOOK_EVERY_MS);
    }
  } finally {
    following.end();
  }
}

const isOver = ({ aborted }: AbortSignal): boolean => aborted;

export interface NotificationPage { readonly notifications: readonly Notification[]; readonly hasNextPage: boolean }

function checkPage(first: number): void {
  if (first < 1 || first > MAX_PAGE) throw badInput(`first from 1 to ${MAX_PAGE}`, String(first), 'Ask for a page of that size and go on with its cursor.');
}

/** The newest first; behind a cursor, older ones. */
export async function readNotifications(pool: Pool, caller: Caller | null, question: { readonly group: string | null; readonly acknowledged: boolean | null; readonly after: string | null; readonly first: number }): Promise<NotificationPage> {
  const known = authorise(caller, 'readNotifications');
  const { group, acknowledged, after, first } = question;
  checkPage(first);
  await sequenceAllNotifications(pool);
  const found = await notificationList(pool.dataSource.manager, { group, acknowledged, before: after === null ? null : await positionOf(pool, after), limit: first + 1 });
  return { notifications: await shown(pool, known, found.slice(0, first)), hasNextPage: found.length > first };
}

export async function acknowledge(pool: Pool, caller: Caller | null, ids: readonly string[]): Promise<Notification[]> {
  const act = { operation: 'acknowledgeNotifications', details: { notifications: ids.slice(0, MAX_PAGE) } };
  return audited(pool, caller, act, async () => {
    const known = authorise(caller, 'handleNotifications');
    if (ids.length > MAX_PAGE || !ids.every(isGoldenId)) throw badInput(`at most ${MAX_PAGE} ids of notifications`, `${ids.length} of them`, 'Give ids, as notifications lists them.');
    const changed = await inTransaction(pool.dataSource, async (tx) => {
      const done = await acknowledgeNotifications(tx, ids, known.name, pool.clock());
      if (done.length < new Set(ids).size) throw notFound('one of the notifications', 'Give ids, as notifications lists them.');
      await record(pool, tx, caller, act);
      return done;
    });
    return shown(pool, known, changed);
  });
}

const MAX_ASSIGNEE_CHARS = 200;
const assigneeOf = (to: string | null): string | null => {
  const name = to?.trim() ?? '';
  if (name.length > MAX_ASSIGNEE_CHARS) throw badInput(`a name of at most ${MAX_ASSIGNEE_CHARS} characters`, `${name.length} characters`, 'Name a person.');
  return name === '' ? null : name;
};

/** `to`: whoever is to see to it; null for nobody. */
export async function assign(pool: Pool, caller: Caller | null, id: string, to: string | null): Promise<Notification> {
  const act = { operation: 'assignNotification', details: { notification: id.slice(0, 40), to: to?.slice(0, MAX_ASSIGNEE_CHARS) ?? null } };
  return audited(pool, caller, act, async () => {
    const known = authorise(caller, 'handleNotifications');
    const changed = await inTransaction(pool.dataSource, async (tx) => {
      const done = isGoldenId(id) ? await assignNotification(tx, id, assigneeOf(to)) : null;
      if (done === null) throw notFound(`the notification ${id}`, 'Give the id of one, as notifications lists them.');
      await record(pool, tx, caller, act);
      return done;
    });
    const [one] = await shown(pool, known, [changed]);
    if (one === undefined) throw new Error('a notification is shown as one');
    return one;
  });
}

const TASK_CURSOR = /^k1:(\d{1,18})$/;
export interface TaskPage { readonly tasks: readonly (Task & { readonly cursor: string })[]; readonly hasNextPage: boolean }

/** The newest first. */
export async function readTasks(pool: Pool, caller: Caller | null, question: { readonly group: string | null; readonly state: TaskState | null; readonly after: string | null; readonly first: number }): Promise<TaskPage> {
  const known = authorise(caller, 'readNotifications');
  const { group, state, after, first } = question;
  checkPage(first);
  const before = after === null ? null : TASK_CURSOR.exec(Buffer.from(after, 'base64url').toString('latin1'))?.[1] ?? '';
  if (before === '') throw badInput('a cursor from an earlier page', String(after).slice(0, 40), 'Pass on a cursor unchanged, or none to begin with the newest.');
  const found = await taskList(pool.dataSource.manager, { group, state, before, limit: first + 1 });
  return { tasks: found.slice(0, first).map((task) => ({ ...shownTask(pool, known, task), cursor: Buffer.from(`k1:${task.id}`).toString('base64url') })), hasNextPage: found.length > first };
}

export interface TaskUpdate { readonly id: string; readonly state: TaskState | null; readonly assignedTo: string | null; readonly note: string | null }
const ENDED: readonly TaskState[] = ['DONE', 'CANCELLED'];

/** OPEN ↔ IN_PROGRESS → DONE or CANCELLED, which end it. What is null stays as it is. */
export async function updateTask(pool: Pool, caller: Caller | null, { id, state, assignedTo, note }: TaskUpdate): Promise<Task> {
  const act = { operation: 'updateTask', details: { task: id.slice(0, 20), state, assignedTo: assignedTo?.slice(0, MAX_ASSIGNEE_CHARS) ?? null } };
  return audited(pool, caller, act, async () => {
    const known = authorise(caller, 'handleNotifications');
    return inTransaction(pool.dataSource, async (tx) => {
      const task = /^\d{1,18}$/.test(id) ? await taskForUpdate(tx, id) : null;
      if (task === null) throw notFound(`the task ${id}`, 'Give the id of one, as tasks lists them.');
      if (ENDED.includes(task.state)) throw conflict('a task that is open or in progress', `task ${id}, which is ${task.state}`, 'What has ended stays ended.');
      const next = state ?? task.state;
      const ended = ENDED.includes(next) ? { endedBy: known.name, endedAt: pool.clock() } : { endedBy: null, endedAt: null };
      const change = { state: next, assignedTo: assigneeOf(assignedTo ?? task.assignedTo), note: noteOf(note) ?? task.note, ...ended };
      await changeTask(tx, id, change);
      await record(pool, tx, caller, { ...act, before: { state: task.state }, after: { state: next } });
      return shownTask(pool, known, { ...task, ...change });
    });
  });
}

/** Looks whether there are any: called by background work, every second. */
export async function lookForPrompts(pool: Pool): Promise<void> {
  pool.attachedPrompts.any = await hasPrompts(pool.dataSource.manager);
}

/** What rules have put beside devices, by golden id, as the caller may see it. */
export async function readAttachedPrompts(pool: Pool, caller: Caller, goldenIds: readonly string[]): Promise<ReadonlyMap<string, readonly Prompt[]>> {
  const found = new Map<string, Prompt[]>();
  if (!pool.attachedPrompts.any || goldenIds.length === 0) return found;
  for (const { goldenId, code, severity, message, facts } of await promptsOf(pool.dataSource.manager, goldenIds)) {
    const list = found.get(goldenId) ?? [];
    list.push({ code, severity, message: toldTo(pool, caller.role, { type: 'device', message, facts }) });
    found.set(goldenId, list);
  }
  return found;
}
