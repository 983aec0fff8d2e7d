import { badInput, conflict } from '../core/model/errors';
import { addSourceSystems } from '../storage/sourceSystems';
import { inTransaction } from '../storage/transaction';
import { authorise } from './access';
import type { Caller } from './access';
import { audited, record } from './audit';
import type { Pool } from './poolContext';
import type { NamedSystem } from './readDeclarations';

export interface NewSystem { readonly code: string; readonly nameZh: string; readonly nameEn: string; readonly timeZone: string }

/** Letters of any script, digits, _ and -: it stands in commands and addresses. */
const CODE = /^[\p{L}\p{N}_-]{1,50}$/u;
/** Until somebody has said how far it is to be believed (see the configuration of trust). */
const NEW_TRUST = { trust: 0.5 };

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Makes a source system known, with middling trust. BAD_USER_INPUT; CONFLICT for a code that is taken. */
export async function addSourceSystem(pool: Pool, caller: Caller | null, system: NewSystem): Promise<NamedSystem> {
  const { code, timeZone } = system;
  const [nameZh, nameEn] = [system.nameZh.trim(), system.nameEn.trim()];
  const act = { operation: 'addSourceSystem', after: { code: code.slice(0, 50), nameZh, nameEn, timeZone } };
  return audited(pool, caller, act, async () => {
    const known = authorise(caller, 'configure');
    if (!CODE.test(code)) throw badInput('a code of 1 to 50 letters, digits, "_" or "-"', code, 'Choose a short code: dingtalk_forms.');
    if (nameZh === '' || nameEn === '') throw badInput('a name in Chinese and one in English', 'an empty one', 'Name the system in both languages.');
    if (!isTimeZone(timeZone)) throw badInput('an IANA time zone', timeZone, 'Give the zone in which the system writes its times: Asia/Shanghai.');
    return inTransaction(pool.dataSource, async (tx) => {
      const added = await addSourceSystems(tx, [{ code, nameZh, nameEn, timeZone, trust: NEW_TRUST }]);
      if (added.length === 0) throw conflict('a code that no system has', code, 'Choose another code, or use the system that is there.');
      await record(pool, tx, known, act);
      return { code, label: { zh: nameZh, en: nameEn }, timeZone };
    });
  });
}
