import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from '../../support/service';
import type { Process } from '../../support/service';

export interface Imports {
  /** Begins an import of the file's next version, unless one is under way. */
  readonly begin: () => void;
  /** Resolves when the last has ended. */
  readonly end: () => Promise<void>;
  /** Kills the one under way. */
  readonly kill: () => void;
  readonly failures: readonly string[];
  /** By source key, as for the other writers. */
  readonly versions: ReadonlyMap<string, { readonly acknowledged: number; readonly sent: number }>;
  readonly finished: () => number;
}

const ROWS = 520; // two batches
const row = (n: number, version: number): string =>
  `I${n},公孙${n % 200},137${String(10_000_000 + n)},江苏省常州市天宁区延陵路${version}号,${new Date(Date.UTC(2026, 0, 1) + version * 60_000).toISOString()},${version}`;

/** `mooring import` of one file that grows older, in processes of its own beside the service. */
export const createImports = (options: { readonly cli: string; readonly dataDir: string; readonly env: Readonly<Record<string, string>> }): Imports => {
  const file = path.join(options.dataDir, 'callers.csv');
  const versions = new Map<string, { acknowledged: number; sent: number }>();
  const failures: string[] = [];
  let version = 0;
  let [finished, current]: [number, Process | undefined] = [0, undefined];
  let ended = Promise.resolve();
  const importOne = async (): Promise<void> => {
    version += 1;
    writeFileSync(file, `contact_id,caller_name,phone_raw,address_text,last_call_at,version\n${Array.from({ length: ROWS }, (_, n) => row(n, version)).join('\n')}\n`);
    for (let n = 0; n < ROWS; n += 1) versions.set(`I${n}`, { acknowledged: versions.get(`I${n}`)?.acknowledged ?? 0, sent: version });
    current = run({ cli: options.cli, args: ['import', '--system', 'callcenter', '--type', 'customer', file], env: { MOORING_DATA_DIR: options.dataDir, ...options.env } });
    const { code, signal, stdout, stderr } = await current.exit;
    if (code === 0 && (JSON.parse(stdout) as { read: number; rejected: number }).read === ROWS) {
      finished += 1;
      for (let n = 0; n < ROWS; n += 1) versions.set(`I${n}`, { acknowledged: version, sent: version });
    } else if (signal !== 'SIGKILL' && !(code === 4 && stderr.includes('UNAVAILABLE'))) failures.push(`import: exit ${String(code)}: ${stdout} ${stderr}`);
  };
  return {
    begin: () => {
      if (current !== undefined) return;
      ended = importOne().finally(() => { current = undefined; });
    },
    end: async () => ended,
    kill: () => { current?.child.kill('SIGKILL'); },
    failures, versions, finished: () => finished,
  };
};
