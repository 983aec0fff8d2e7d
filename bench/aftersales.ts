/**
 * The main job on one company's extracts: `npm run -s bench:aftersales -- DIR [--clusters OUT.csv] [--phones OUT.csv]`.
 * A fresh pool, the files of DIR imported by the command that everybody uses, then imported again, verified and,
 * where DIR has a `truth` folder, compared with it. The last line of standard output is one JSON object.
 */
import { createWriteStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createReadStream, symlinkSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { JsonObject } from '../src/core/model/json';
import { clusterRows, deviceScore, linkingScore } from './aftersales/clusters';
import { phoneRows, phoneScore } from './aftersales/phones';
import { sceneScores, stewardCurve } from './aftersales/steward';
import { SOURCES } from './aftersales/sources';
import type { SourceFile } from './aftersales/sources';
import { mooring } from './support/command';
import { csvLine } from './support/csv';
import { freshPool } from './support/freshPool';

const say = (text: string): void => { process.stderr.write(`${text}\n`); };

/** One JSONL file may hold the tickets of several systems: each system sends its own. */
async function splitBySystem(file: string, into: string): Promise<Map<string, string>> {
  const parts = new Map<string, { path: string; stream: ReturnType<typeof createWriteStream> }>();
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const { system } = JSON.parse(line) as { system: string };
    let part = parts.get(system);
    if (part === undefined) {
      const target = path.join(into, `tickets-${parts.size + 1}.jsonl`);
      part = { path: target, stream: createWriteStream(target) };
      parts.set(system, part);
    }
    if (!part.stream.write(`${line}\n`)) await once(part.stream, 'drain');
  }
  for (const { stream } of parts.values()) { stream.end(); await once(stream, 'close'); }
  return new Map([...parts].map(([system, part]) => [system, part.path]));
}

interface Imported { readonly file: string; readonly system: string; readonly summary: JsonObject }

async function importAll(sources: readonly SourceFile[], env: NodeJS.ProcessEnv): Promise<Imported[]> {
  const done: Imported[] = [];
  for (const { file, path: from, system, type } of sources) {
    const summary = await mooring(['import', '--system', system, '--type', type, from], env);
    say(`${file} (${system}): ${JSON.stringify(summary)}`);
    done.push({ file, system, summary });
  }
  return done;
}

const sum = (done: readonly Imported[], field: string): number => done.reduce((total, { summary }) => total + Number(summary[field] ?? 0), 0);

async function main(): Promise<void> {
  const { values, positionals: [dir] } = parseArgs({ allowPositionals: true, options: { clusters: { type: 'string' }, phones: { type: 'string' } } });
  if (dir === undefined || !existsSync(dir)) throw new Error(`expected a directory with the extracts, got "${dir ?? ''}"; usage: npm run -s bench:aftersales -- DIR [--clusters OUT.csv] [--phones OUT.csv]`);
  const work = mkdtempSync(path.join(tmpdir(), 'mooring-aftersales-'));
  const { pool, env, close } = await freshPool();
  try {
    const tickets = path.join(dir, 'tickets.jsonl');
    const split = existsSync(tickets) ? await splitBySystem(tickets, work) : new Map<string, string>();
    // Imported through links in a folder of our own: the rejects file lies beside what is imported, and DIR is not ours to write in.
    const sources = SOURCES.flatMap((source): SourceFile[] => {
      if (source.file === 'tickets.jsonl') {
        const part = split.get(source.system);
        return part === undefined ? [] : [{ ...source, path: part }];
      }
      const own = path.join(work, source.file);
      if (!existsSync(path.join(dir, source.file))) return [];
      symlinkSync(path.resolve(dir, source.file), own);
      return [{ ...source, path: own }];
    });
    const missing = SOURCES.filter((source) => !sources.some((one) => one.file === source.file)).map((source) => source.file);
    if (missing.length > 0) say(`not there, left out: ${missing.join(', ')}`);
    const first = await importAll(sources, env);
    const again = await importAll(sources, env);
    const verified = await mooring(['verify'], env);
    const clusters = await clusterRows(pool, sources);
    const phones = await phoneRows(pool, sources);
    if (values.clusters !== undefined) writeFileSync(values.clusters, csvLine(['file', 'source_key', 'cluster_id']) + clusters.map((row) => csvLine([row.file, row.sourceKey, row.clusterId])).join(''));
    if (values.phones !== undefined) {
      writeFileSync(values.phones, csvLine(['file', 'source_key', 'field', 'raw', 'e164', 'extension'])
        + phones.map((row) => csvLine([row.file, row.sourceKey, row.field, row.raw, row.e164, row.extension])).join(''));
    }
    const truth = path.join(dir, 'truth');
    const figures = {
      read: sum(first, 'read'), created: sum(first, 'created'), updated: sum(first, 'updated'), unchanged: sum(first, 'unchanged'),
      stale: sum(first, 'stale'), rejected: sum(first, 'rejected'), seconds: Math.round(sum(first, 'seconds') * 100) / 100,
      rowsPerSecond: Math.round(sum(first, 'read') / sum(first, 'seconds')),
      again: { read: sum(again, 'read'), changed: sum(again, 'created') + sum(again, 'updated'), seconds: Math.round(sum(again, 'seconds') * 100) / 100 },
      goldenRecords: Object.fromEntries(await goldenCounts(pool)),
      phones: phoneScore(truth, phones),
      devices: await deviceScore(pool, truth),
      linking: linkingScore(truth, clusters),
      scenes: sceneScores(truth, clusters),
      steward: await stewardCurve(pool, truth, sources),
      verify: { differences: verified['differences'] ?? null, goldenRecords: verified['goldenRecords'] ?? null, seconds: verified['seconds'] ?? null },
    };
    process.stdout.write(`${JSON.stringify(figures)}\n`);
    if (verified['differences'] !== 0 || (await mooring(['verify'], env))['differences'] !== 0) process.exitCode = 1;
  } finally {
    await close();
    rmSync(work, { recursive: true, force: true });
  }
}

async function goldenCounts(pool: Awaited<ReturnType<typeof freshPool>>['pool']): Promise<[string, number][]> {
  const rows = await pool.dataSource.query<{ type: string; count: number }[]>(`select type, count(*)::int as count from golden_record where status = 'ACTIVE' group by type order by type`);
  return rows.map((row) => [row.type, row.count]);
}

void main().catch((error: unknown) => {
  say(error instanceof Error ? error.stack ?? error.message : String(error));
  process.exitCode = 1;
});
