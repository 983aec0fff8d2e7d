import { lookupKeysOf } from '../../src/app/pool/goldenKeys';
import type { Pool } from '../../src/app/poolContext';
import { entityType } from '../../src/core/model/model';
import { documentOf, searchScheme } from '../../src/core/search/document';
import { contractNumber, customerNumber, deviceNumber } from './company';
import type { Made } from './company';

const BATCH = 4_000;
const say = (text: string): void => { process.stderr.write(`${text}\n`); };

/** Golden ids in the order of their making, as the pool hands them out: 4 million within some hours. */
function goldenId(index: number): string {
  const time = (1_764_000_000_000 + index * 3).toString(16).padStart(12, '0');
  const mixed = (Math.imul(index + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${mixed.slice(0, 3)}-8${mixed.slice(3, 6)}-${mixed}${String(index % 10_000).padStart(4, '0')}`;
}

/**
 * Fills an empty pool as ingest would leave it, as far as searching goes: golden records, their keys, their search
 * documents. Indexes are made at the end, which is quicker; a pool that has grown bit by bit has the same, less
 * tightly packed. `made(index)` and the golden id follow from the index alone.
 */
export async function fill(pool: Pool, customers: number): Promise<{ readonly goldenRecords: number; readonly tokens: number; readonly tokensMost: number; readonly documentMicros: number }> {
  const kinds: readonly (readonly [number, (index: number) => Made])[] = [[customers, customerNumber], [customers * 2, deviceNumber], [customers, contractNumber]];
  const { dataSource } = pool;
  let [done, tokens, tokensMost, documentMs] = [0, 0, 0, 0];
  await dataSource.query('drop index search_document_tokens');
  await dataSource.query('alter table search_document drop constraint search_document_golden_id_fkey');
  await dataSource.query('alter table golden_key drop constraint golden_key_golden_id_fkey');
  for (const [count, made] of kinds) {
    for (let from = 0; from < count; from += BATCH) {
      const records = Array.from({ length: Math.min(BATCH, count - from) }, (_none, index) => ({ id: goldenId(done + index), ...made(from + index) }));
      const type = entityType(pool.model, records[0]?.type ?? 'customer');
      const since = performance.now();
      const documents = records.map((record) => documentOf(type, record));
      documentMs += performance.now() - since;
      for (const { tokens: list } of documents) { tokens += list.length; tokensMost = Math.max(tokensMost, list.length); }
      const keys = records.flatMap((record) => lookupKeysOf(type, { ...record, type: type.name, status: 'ACTIVE', mergedInto: null, version: 1, provenance: [], computedAt: 0, dueAt: null }));
      await dataSource.transaction('READ COMMITTED', async (tx) => {
        await tx.query('set local synchronous_commit = off');
        await tx.query(`insert into golden_record (id, type, key, status, version, values, provenance, computed_at)
          select id, $2, key, 'ACTIVE', 1, values, '[]', now() from unnest($1::uuid[], $3::text[], $4::jsonb[]) as row (id, key, values)`,
        [records.map((r) => r.id), type.name, records.map((r) => r.key), records.map((r) => JSON.stringify(r.values))]);
        await tx.query('insert into golden_key select * from unnest($1::text[], $2::text[], $3::text[], $4::uuid[])', [keys.map((k) => k.type), keys.map((k) => k.attribute), keys.map((k) => k.key), keys.map((k) => k.goldenId)]);
        await tx.query('insert into search_document select golden_id, $2, forms, tokens::tsvector from unnest($1::uuid[], $3::text[], $4::text[]) as row (golden_id, forms, tokens)',
          [documents.map((d) => d.goldenId), type.name, documents.map((d) => d.forms), documents.map((d) => d.tokens.join(' '))]);
      });
      done += records.length;
      if (done % (BATCH * 25) === 0) say(`${done} golden records`);
    }
  }
  say('making the index');
  await dataSource.transaction('READ COMMITTED', async (tx) => {
    await tx.query(`set local maintenance_work_mem = '1GB'`);
    await tx.query('set local statement_timeout = 0');
    await tx.query('create index search_document_tokens on search_document using gin (tokens) with (fastupdate = on, gin_pending_list_limit = 256)');
    await tx.query('alter table search_document add constraint search_document_golden_id_fkey foreign key (golden_id) references golden_record (id)');
    await tx.query('alter table golden_key add constraint golden_key_golden_id_fkey foreign key (golden_id) references golden_record (id)');
  });
  for (const table of ['search_document', 'golden_record', 'golden_key']) await dataSource.query(`vacuum analyze ${table}`);
  await dataSource.query('insert into search_build (scheme, finished_at) values ($1, now()) on conflict (scheme) do update set finished_at = now()', [searchScheme(pool.model.types.values())]);
  return { goldenRecords: done, tokens: Math.round(tokens / done), tokensMost, documentMicros: Math.round((documentMs * 1000) / done) };
}
