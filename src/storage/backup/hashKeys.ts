import { createHmac } from 'node:crypto';
import { StartupError } from '../../config';
import type { Config } from '../../config';
import { keptHashKey } from '../dataDirectory';
import type { BackupHashKey } from './archive';

const fingerprintOf = (key: string): string => createHmac('sha256', key).update('mooring: which hash key').digest('hex');

/**
 * What a backup says of the hash key. One that the data directory keeps goes along: it would be lost with the
 * directory, and identity numbers with it. One that the operator gives stays the operator's; a fingerprint
 * tells whether a restore is given the same. Null when there is none here.
 */
export function hashKeyForBackup(config: Config): BackupHashKey | null {
  if (config.hashKey !== undefined) return { fingerprint: fingerprintOf(config.hashKey) };
  const key = keptHashKey(config.dataDir);
  return key === undefined ? null : { fingerprint: fingerprintOf(key), key };
}

/** The key to keep once the backup is restored; undefined when the one in force is the right one. Refuses what cannot be right. */
export function hashKeyAfterRestore(config: Config, backup: BackupHashKey | null): string | undefined {
  if (backup === null) return undefined;
  const here = config.hashKey ?? keptHashKey(config.dataDir);
  if (here !== undefined && fingerprintOf(here) === backup.fingerprint) return undefined;
  if (config.hashKey !== undefined) {
    throw new StartupError('the backup was made with another MOORING_HASH_KEY: with this one no identity number in it would be found again. Nothing was changed; '
      + (backup.key === undefined ? 'give the key that the pool had.' : 'leave MOORING_HASH_KEY away: the backup brings its own key.'));
  }
  if (backup.key === undefined) {
    throw new StartupError('the pool in the backup had its hash key from MOORING_HASH_KEY, which is not in the backup: without it no identity number would be found again. '
      + 'Nothing was changed; set MOORING_HASH_KEY to that key.');
  }
  return backup.key;
}
