import { validate } from 'class-validator';
import type { ValidationError } from 'class-validator';
import { badInput } from '../core/model/errors';

/** What is wrong, in class-validator's words, with the path to it; never the value, which may be anybody's data. */
function complaintsOf(errors: readonly ValidationError[], at = ''): string[] {
  return errors.flatMap((error) => {
    const path = at === '' ? error.property : `${at}.${error.property}`;
    const own = Object.values(error.constraints ?? {}).map((text) => (at === '' ? text : `${path}: ${text}`));
    return [...own, ...complaintsOf(error.children ?? [], path)];
  });
}

/** Arguments as their class has them, checked: where the library hands them over as they came. `nested`: the classes of those that are inputs. */
export async function plainToArgs<T extends object>(type: new () => T, given: Record<string, unknown>, nested: Readonly<Record<string, new () => object>> = {}): Promise<T> {
  const args = Object.assign(new type(), given);
  // What is written into a document has no prototype at all: its checks are those of its class.
  for (const [name, inner] of Object.entries(nested)) {
    const value = given[name];
    if (typeof value === 'object' && value !== null) Object.assign(args, { [name]: Object.assign(new inner(), value) });
  }
  await validateArguments(args);
  return args;
}

/** Checks the shape of arguments by their class's decorators; refuses with BAD_USER_INPUT. */
export async function validateArguments(value: unknown): Promise<void> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype) return;
  const errors = await validate(value, { forbidUnknownValues: false });
  if (errors.length === 0) return;
  const [first] = errors;
  throw badInput(complaintsOf(errors).join('; '), `another "${first?.property ?? ''}"`, 'Correct the argument; the schema describes its bounds.');
}
