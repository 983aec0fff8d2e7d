import { spawn } from 'node:child_process';
import path from 'node:path';
import type { JsonObject } from '../../src/core/model/json';

const CLI = path.join(__dirname, '..', '..', 'src', 'cli.js');

/** Runs a `mooring` command as its users do and gives the JSON of its last line. Its messages go to our standard error. */
export async function mooring(args: readonly string[], env: NodeJS.ProcessEnv): Promise<JsonObject> {
  const child = spawn(process.execPath, [CLI, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => { out += text; });
  const code = await new Promise<number | null>((resolve, reject) => { child.on('error', reject).on('close', resolve); });
  const last = out.trim().split('\n').at(-1) ?? '';
  if (last === '') throw new Error(`mooring ${args.join(' ')} ended with code ${code ?? 'none'} and said nothing`);
  return JSON.parse(last) as JsonObject;
}
