import type { ConfigurationIssue } from './configuration';

type Fields = Readonly<Record<string, unknown>>;

const MAX_ISSUES = 50;
const MAX_SHOWN_CHARS = 80;
const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, MAX_SHOWN_CHARS));

/**
 * Reads a value of unknown shape, node by node, and keeps every complaint: an author mends them in one go. What it
 * returns beside a complaint is of the right shape and without meaning.
 */
export class NodeReader {
  readonly issues: ConfigurationIssue[] = [];

  complain(node: string, expected: string, got: unknown, remedy = 'Correct it and save again.'): void {
    if (this.issues.length < MAX_ISSUES) this.issues.push({ node, expected, got: shown(got), remedy });
  }

  /** An object with these members and no others; those in `optional` may be missing. */
  fields(node: string, given: unknown, members: { readonly required: readonly string[]; readonly optional?: readonly string[] }): Fields {
    const { required, optional = [] } = members;
    const all = [...required, ...optional];
    if (given === undefined && node !== '') return {}; // that it is missing was said where it belongs
    if (!isFields(given)) { this.complain(node, `an object with ${all.join(', ')}`, given); return {}; }
    for (const name of Object.keys(given)) if (!all.includes(name)) this.complain(inside(node, name), `none but the members ${all.join(', ')}`, name, 'Leave it out.');
    for (const name of required) if (given[name] === undefined) this.complain(inside(node, name), 'a value', undefined, 'Add it.');
    return given;
  }

  /** An object of any members, each read by `read`. */
  record<T>(node: string, given: unknown, read: (node: string, value: unknown, name: string) => T): Record<string, T> {
    if (given === undefined) return {};
    if (!isFields(given)) { this.complain(node, 'an object', given); return {}; }
    return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, read(inside(node, name), value, name)]));
  }

  list<T>(node: string, given: unknown, bounds: { readonly min: number; readonly max: number }, read: (node: string, value: unknown) => T): T[] {
    if (given === undefined) return [];
    if (!Array.isArray(given) || given.length < bounds.min || given.length > bounds.max) {
      this.complain(node, `a list of ${bounds.min} to ${bounds.max}`, Array.isArray(given) ? `${given.length} of them` : given);
      return [];
    }
    return given.map((value, index) => read(`${node}[${index}]`, value));
  }

  number(node: string, given: unknown, bounds: { readonly min: number; readonly max: number; readonly unit: string }): number {
    if (typeof given === 'number' && given >= bounds.min && given <= bounds.max) return given;
    if (given !== undefined) this.complain(node, `a number of ${bounds.unit} from ${bounds.min} to ${bounds.max}`, given);
    return bounds.min;
  }

  text(node: string, given: unknown, maxChars = 100): string {
    if (typeof given === 'string' && given.trim() !== '' && given.length <= maxChars) return given;
    if (given !== undefined) this.complain(node, `a text of 1 to ${maxChars} characters`, given);
    return '';
  }

  oneOf<T extends string>(node: string, given: unknown, allowed: readonly T[]): T | null {
    const found = allowed.find((value) => value === given);
    if (found === undefined && given !== undefined) this.complain(node, `one of ${allowed.join(', ')}`, given);
    return found ?? null;
  }
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
export const inside = (node: string, name: string): string => (node === '' ? name : `${node}.${name}`);
