import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { livenessOf, ownIdentity } from './processIdentity';
import type { ProcessIdentity } from './processIdentity';

/**
 * A file by which a living process says that it uses something. It counts as long as that
 * process lives, however it ends. Where its life cannot be asked about (another container on
 * the same volume), it counts while its heartbeat is fresh.
 */
export interface Claim extends ProcessIdentity {
  /** What the process does, for messages: "mooring start". */
  readonly purpose: string;
  readonly released?: true;
}

const HEARTBEAT_MS = 2_000;
/** Five beats missed: a process that cannot be asked is taken for dead. */
export const STALE_AFTER_MS = 10_000;

export interface ReadClaim extends Claim { readonly counts: boolean; readonly elsewhere: boolean }

/** The claim in a file; undefined when the file has gone. */
export const readClaim = (file: string): ReadClaim | undefined => {
  try {
    const claim = JSON.parse(readFileSync(file, 'utf8')) as Claim;
    const liveness = livenessOf(claim);
    const beatsMs = Date.now() - statSync(file).mtimeMs;
    const lives = liveness === 'alive' || (liveness === 'elsewhere' && beatsMs < STALE_AFTER_MS);
    return { ...claim, counts: claim.released !== true && lives, elsewhere: liveness === 'elsewhere' };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

const writeDraft = (file: string, claim: Claim): string => {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = path.join(path.dirname(file), `.draft-${randomBytes(6).toString('hex')}`);
  writeFileSync(draft, JSON.stringify(claim), { mode: 0o600 });
  return draft;
};

export interface HeldClaim { readonly file: string; readonly end: (how: 'released' | 'removed') => void }

/** Writes the claim whole or not at all; undefined when the file exists. */
export const makeClaim = (file: string, purpose: string): HeldClaim | undefined => {
  const claim: Claim = { ...ownIdentity(), purpose };
  const draft = writeDraft(file, claim);
  try {
    linkSync(draft, file); // unlike a rename, it fails when the name is taken
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const beat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch { /* the directory was deleted under us; whoever did so wanted it gone */ }
  }, HEARTBEAT_MS);
  beat.unref();
  return {
    file,
    end: (how) => {
      clearInterval(beat);
      if (how === 'released') renameSync(writeDraft(file, { ...claim, released: true }), file);
      else rmSync(file, { force: true });
    },
  };
};
