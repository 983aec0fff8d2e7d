import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import os from 'node:os';
import { processExists } from './serverProcess';

/** Names one process for good: its number alone is given to another one after it ends. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in the system's own notation; only ever compared. */
  readonly started: string;
  /** Where its number means something: one boot of one machine, one container. */
  readonly space: string;
}

/** `elsewhere`: its number belongs to another container or machine, so this process cannot ask. */
export type Liveness = 'alive' | 'dead' | 'elsewhere';

const START_TIME_FIELD = 19; // field 22 of /proc/PID/stat, counted after the name in brackets

const startTime = (pid: number): string | undefined => {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? undefined : fields[START_TIME_FIELD]; // a zombie has ended
    }
    if (process.platform === 'darwin') return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return processExists(pid) ? 'unknown' : undefined;
  } catch {
    return undefined;
  }
};

const ownSpace = (): string => {
  if (process.platform !== 'linux') return os.hostname();
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return os.hostname();
  }
};

export const ownIdentity = (): ProcessIdentity => ({ pid: process.pid, started: startTime(process.pid) ?? 'unknown', space: ownSpace() });

export const livenessOf = (identity: ProcessIdentity): Liveness => {
  if (identity.space !== ownSpace()) return 'elsewhere';
  return startTime(identity.pid) === identity.started ? 'alive' : 'dead';
};
