import { suggestMeanings, tableOf, withCode } from '../../core/mapping/codeTables';
import type { CodeSuggestion } from '../../core/mapping/codeTables';
import { foldCode } from '../../core/mapping/expression';
import type { MappingSpec } from '../../core/mapping/spec';
import { CODE_SETS } from '../../core/model/codeSets';
import { badInput, notFound } from '../../core/model/errors';
import { attributeOf } from '../../core/model/model';
import { mappingsInForce } from '../../storage/mappingVersions';
import { mappingInForce } from '../../storage/sourceSystems';
import { inTransaction } from '../../storage/transaction';
import type { Tx } from '../../storage/transaction';
import { keysWithCode, refusedCodes } from '../../storage/unknownCodes';
import type { RefusedCode } from '../../storage/unknownCodes';
import { authorise } from '../access';
import type { Caller } from '../access';
import { audited } from '../audit';
import { inForce } from '../configuration/inForce';
import type { InForce } from '../configuration/inForce';
import type { Pool } from '../poolContext';
import { noteOf, reasonOf } from '../steward/notes';
import { soundSpec } from './drafts';
import { asJson } from '../configuration/readConfiguration';
import { put } from './publish';
import { reapplyKeys } from './reapply';
import type { MappingFilter, MappingVersion } from './versions';

/** A code of a system that nobody has said the meaning of, with the records that wait for it. */
export interface UnknownCode extends RefusedCode {
  /** Null where the attribute has no code table yet. */
  readonly table: string | null;
  readonly codeSet: string | null;
  readonly suggestions: readonly CodeSuggestion[];
}

const MAX_CODES = 500;
/** So many records are re-normalised before a decision answers; what is left is done in the background. */
const MAX_AT_ONCE = 200;

/** Codes that no code table knows, the most frequent first: none is passed in silence. */
export async function readUnknownCodes(pool: Pool, caller: Caller | null, filter: MappingFilter, first: number): Promise<UnknownCode[]> {
  authorise(caller, 'readMappings');
  if (!Number.isInteger(first) || first < 1 || first > MAX_CODES) throw badInput(`first from 1 to ${MAX_CODES}`, String(first), 'Ask for fewer.');
  return pool.dataSource.transaction('REPEATABLE READ', async (tx) => {
    const configured = await inForce(pool, tx);
    const specs = (await mappingsInForce(tx, { system: null, type: null })).map(({ spec }) => spec);
    const found = await refusedCodes(tx, { system: filter.system, rowType: filter.type }, first);
    return found.map((one) => {
      const spec = specs.find(({ system, type }) => system === one.system && type === one.rowType);
      const expression = spec?.outputs.find((output) => output.type === one.type)?.attributes[one.attribute];
      const codeSet = codeSetOf(configured, one);
      return { ...one, table: expression === undefined ? null : tableOf(expression), codeSet, suggestions: codeSet === null ? [] : suggestMeanings(one.code, codeSet, tablesOf(configured, specs, codeSet)) };
    });
  });
}

function codeSetOf({ pool }: InForce, { type, attribute }: { readonly type: string; readonly attribute: string }): string | null {
  const declared = pool.model.types.get(type);
  const found = declared === undefined ? undefined : attributeOf(declared, attribute);
  return found !== undefined && found.kind !== 'reference' ? found.codeSet ?? null : null;
}

/** Every table that leads to a code set, of every system. */
function tablesOf(configured: InForce, specs: readonly MappingSpec[], codeSet: string): { readonly system: string; readonly codes: Readonly<Record<string, string>> }[] {
  return specs.flatMap((spec) => spec.outputs.flatMap((output) => Object.entries(output.attributes).flatMap(([attribute, expression]) => {
    const name = codeSetOf(configured, { type: output.type, attribute }) === codeSet ? tableOf(expression) : null;
    const table = name === null ? undefined : spec.codeTables?.[name];
    return table === undefined ? [] : [{ system: spec.system, codes: table.codes }];
  })));
}

export interface DecideCode {
  readonly system: string;
  /** The type of the rows. */
  readonly rowType: string;
  /** The attribute that the code is of, and the type that has it. */
  readonly type: string;
  readonly attribute: string;
  readonly code: string;
  /** A code of the attribute's code set. */
  readonly meaning: string;
  readonly note: string | null;
}

export interface CodeDecision {
  /** The mapping with the code in it: rolling it back takes the decision back. */
  readonly version: MappingVersion;
  /** Records that had the code. */
  readonly records: number;
  /** They are still being re-normalised in the background. */
  readonly isPending: boolean;
}

/** Says what a code means: the mapping's next version has it, and every record concerned is read anew, with its changes. NOT_FOUND, BAD_USER_INPUT for a meaning that the code set lacks. */
export async function decideCode(pool: Pool, caller: Caller | null, said: DecideCode): Promise<CodeDecision> {
  const { system, rowType, type, attribute, meaning } = said;
  const code = said.code.trim();
  const act = { operation: 'decideCode', details: { system: system.slice(0, 100), type: rowType.slice(0, 100), attribute: `${type}.${attribute}`.slice(0, 200), code: code.slice(0, 200), meaning: meaning.slice(0, 100) }, ...reasonOf(said.note) };
  return audited(pool, caller, act, async () => {
    const known = authorise(caller, 'publishMappings');
    const decided = await inTransaction(pool.dataSource, async (tx) => {
      const configured = await inForce(pool, tx);
      const current = await mappingInForce(tx, system, rowType);
      if (current === null) throw notFound(`a published mapping of (${system}, ${rowType})`, 'Look at unknownCodes.');
      const codeSet = codeSetOf(configured, { type, attribute });
      if (codeSet === null || !Object.hasOwn(CODE_SETS[codeSet] ?? {}, meaning)) throw badInput(codeSet === null ? 'an attribute with a code set' : `one of ${Object.keys(CODE_SETS[codeSet] ?? {}).join(', ')}`, codeSet === null ? `${type}.${attribute}` : meaning, 'Choose one of the suggestions.');
      if (foldCode(code) === '') throw badInput('a code', 'nothing', 'Give the code as the system writes it.');
      const spec = soundSpec(configured, asJson(withCode(current.spec, { type, attribute, code, meaning, codeSet })));
      const [standing] = await mappingsInForce(tx, { system, type: rowType });
      const keys = await keysWithCode(tx, { system, rowType, code }, MAX_AT_ONCE + 1);
      const version = await put(configured, tx, { caller, act, publication: { system, type: rowType, author: known.name, spec, layout: standing?.layout ?? null, note: noteOf(said.note), restores: null } });
      return { version, keys };
    }, { alone: true });
    const isPending = decided.keys.length > MAX_AT_ONCE;
    if (!isPending) await inTransaction(pool.dataSource, async (tx: Tx) => reapplyKeys(pool, tx, decided.version, decided.keys, known.name));
    return { version: decided.version, records: decided.keys.length, isPending };
  });
}
