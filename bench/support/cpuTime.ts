import { readFileSync } from 'node:fs';

/**
 * Milliseconds of processor time that this process and one other (a backend of Postgres on the same machine) have had:
 * what an answer takes where nobody else wants the processor. Linux alone tells; elsewhere it stands still.
 */
export function cpuTimeMs(otherPid: number): number {
  const { user, system } = process.cpuUsage();
  try {
    const [nanoseconds] = readFileSync(`/proc/${otherPid}/schedstat`, 'utf8').split(' ');
    return (user + system) / 1_000 + Number(nanoseconds) / 1e6;
  } catch {
    return 0;
  }
}
