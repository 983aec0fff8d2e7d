import { toIso, toMs } from './times';
import type { Tx } from './transaction';

/** A file of source records that was imported. Times are milliseconds since the epoch. */
export interface SourceImport {
  readonly id: string;
  readonly system: string;
  readonly type: string;
  readonly name: string;
  readonly startedBy: string;
  readonly startedAt: number;
  /** Null while it runs, and for one that was broken off. */
  readonly finishedAt: number | null;
  readonly read: number | null;
  readonly rejected: number | null;
}

interface Row { id: string; system: string; type: string; name: string; started_by: string; started_at: Date; finished_at: Date | null; read: number | null; rejected: number | null }

const toImport = (row: Row): SourceImport => ({
  id: row.id, system: row.system, type: row.type, name: row.name, startedBy: row.started_by, startedAt: toMs(row.started_at), finishedAt: toMs(row.finished_at), read: row.read, rejected: row.rejected,
});

export async function beginSourceImport(tx: Tx, one: Pick<SourceImport, 'system' | 'type' | 'name' | 'startedBy' | 'startedAt'>): Promise<string> {
  const [row] = await tx.query<{ id: string }[]>(
    'insert into source_import (system, type, name, started_by, started_at) values ($1, $2, $3, $4, $5::timestamptz) returning id',
    [one.system, one.type, one.name, one.startedBy, toIso(one.startedAt)]);
  return row?.id ?? '';
}

export async function finishSourceImport(tx: Tx, id: string, done: { readonly finishedAt: number; readonly read: number; readonly rejected: number }): Promise<void> {
  await tx.query('update source_import set finished_at = $2::timestamptz, read = $3, rejected = $4 where id = $1', [id, toIso(done.finishedAt), done.read, done.rejected]);
}

export async function sourceImport(tx: Tx, id: string): Promise<SourceImport | null> {
  const rows = await tx.query<Row[]>('select * from source_import where id = $1', [id]);
  return rows.map(toImport)[0] ?? null;
}

/** Of one system or of all, the newest first, before the one of this id. */
export async function sourceImports(tx: Tx, page: { readonly system: string | null; readonly beforeId: string | null; readonly limit: number }): Promise<SourceImport[]> {
  const rows = await tx.query<Row[]>(
    'select * from source_import where ($1::text is null or system = $1) and ($2::bigint is null or id < $2) order by id desc limit $3', [page.system, page.beforeId, page.limit]);
  return rows.map(toImport);
}
