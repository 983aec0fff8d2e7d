import { Client } from 'pg';

/** Every statement that goes to the database while `work` runs, in its order; BEGIN and COMMIT too. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  return (await waysOf(work)).flat();
}

/** The same, those together that go to the server together. */
export async function waysOf(work: () => Promise<unknown>): Promise<string[][]> {
  const seen: string[][] = [];
  const original = Object.getOwnPropertyDescriptor(Client.prototype, 'query');
  if (original === undefined) throw new Error('pg has changed: Client.prototype.query is not there');
  const query = original.value as (...args: unknown[]) => unknown;
  const counting = function (this: Client, ...args: unknown[]): unknown {
    const [first] = args;
    if (typeof first === 'object' && first !== null && 'texts' in first && Array.isArray(first.texts)) seen.push(first.texts.map(String));
    else seen.push([typeof first === 'string' ? first : typeof first === 'object' && first !== null && 'text' in first ? String(first.text) : 'a query object']);
    return query.apply(this, args);
  };
  Object.defineProperty(Client.prototype, 'query', { ...original, value: counting });
  try {
    await work();
  } finally {
    Object.defineProperty(Client.prototype, 'query', original);
  }
  return seen;
}
