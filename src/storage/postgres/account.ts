import { readFileSync, statSync } from 'node:fs';

/**
 * Postgres refuses to run as root, so a service that runs as root has to give it another account.
 * `undefined` everywhere means "the account this process already has".
 */
export interface Account { readonly uid: number; readonly gid: number }

/**
 * The account that owns the cluster when root starts it and the machine names none for us.
 * The number lies in a range that distributions leave free (systemd's table of user ids:
 * 60706-61183), so no other program runs under it, and below 65536, so that it exists in
 * containers with a narrow id mapping too. Nothing has to be written to /etc/passwd for it.
 */
const UNNAMED_ACCOUNT: Account = { uid: 60877, gid: 60877 };

interface PasswdEntry extends Account { readonly name: string }

const passwdEntries = (): readonly PasswdEntry[] => {
  try {
    return readFileSync('/etc/passwd', 'utf8').split('\n').flatMap((line) => {
      const [name, , uid, gid] = line.split(':');
      return name === undefined || uid === undefined || gid === undefined || name.startsWith('#')
        ? [] : [{ name, uid: Number(uid), gid: Number(gid) }];
    });
  } catch {
    return []; // an image without /etc/passwd has no names to offer
  }
};

export const runsAsRoot = (): boolean => process.getuid?.() === 0;

/**
 * Who the server runs as. A cluster that exists keeps its owner: a directory first used by a
 * normal user can then be started by root and handed back. Otherwise a user named `mooring`,
 * if the machine has one, otherwise an id that nobody uses.
 */
export const serverAccount = (clusterDir: string): Account | undefined => {
  if (!runsAsRoot()) return undefined;
  const owner = statSync(clusterDir, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const named = passwdEntries().find((entry) => entry.name === 'mooring' && entry.uid !== 0);
  return named === undefined ? UNNAMED_ACCOUNT : { uid: named.uid, gid: named.gid };
};

/**
 * Who runs `initdb`, which (unlike the server) insists that its user id has a name. The files
 * are given to the server's account afterwards.
 */
export const initialisingAccount = (server: Account | undefined): Account | undefined => {
  if (server === undefined) return undefined;
  const entries = passwdEntries();
  const named = entries.find((entry) => entry.uid === server.uid)
    ?? entries.find((entry) => entry.name === 'nobody')
    ?? entries.find((entry) => entry.uid !== 0);
  return named === undefined ? server : { uid: named.uid, gid: named.gid };
};
