import type { Model } from '../model/model';
import type { SystemTrust } from '../survivorship/trust';
import type { ReadOutcome, TrustContent } from './configuration';
import { inside, NodeReader } from './nodeReader';

const TRUST = { min: 0, max: 1, unit: 'trust' };
const DAYS = { min: 1, max: 36_500, unit: 'days' };

/** Reads how far systems are trusted; `systems`: the codes of those that there are. */
export function readTrust(given: unknown, model: Model, systems: readonly string[]): ReadOutcome<TrustContent> {
  const read = new NodeReader();
  const fields = read.fields('', given, { required: ['systems'] });
  const trusted = read.record('systems', fields['systems'] ?? {}, (node, value, code) => {
    if (!systems.includes(code)) read.complain(node, `a source system: ${systems.join(', ')}`, code, 'Correct the code of the system.');
    return systemTrust(read, node, value, model);
  });
  return read.issues.length > 0 ? { ok: false, issues: read.issues } : { ok: true, value: { systems: trusted } };
}

function systemTrust(read: NodeReader, node: string, given: unknown, model: Model): SystemTrust {
  const fields = read.fields(node, given, { required: ['trust'], optional: ['attributes', 'halfLifeDays', 'staleAfterDays'] });
  const days = (name: 'halfLifeDays' | 'staleAfterDays'): Partial<SystemTrust> =>
    (fields[name] === undefined ? {} : { [name]: read.number(inside(node, name), fields[name], DAYS) });
  const attributes = fields['attributes'] === undefined ? undefined : read.record(inside(node, 'attributes'), fields['attributes'], (place, value, name) => {
    const [type = '', attribute = ''] = name.split('.');
    if (model.types.get(type)?.attributes.some((one) => one.name === attribute) !== true) read.complain(place, '"TYPE.ATTRIBUTE" of the model', name, 'Correct the type or the attribute.');
    return read.number(place, value, TRUST);
  });
  return { trust: read.number(inside(node, 'trust'), fields['trust'], TRUST), ...(attributes === undefined ? {} : { attributes }), ...days('halfLifeDays'), ...days('staleAfterDays') };
}
