import { parseArgs } from 'node:util';
import { ROLES } from '../app/access';
import { checkNewToken, createToken, revokeToken } from '../app/tokens';
import { MooringError } from '../core/model/errors';
import { EXIT, StartupError } from '../config';
import type { Command, CommandIo } from './command';
import { OPERATOR, withPool } from './withPool';

const USAGE = `mooring token create --role ${ROLES.join('|')} --name NAME [--system SYSTEM]\nmooring token revoke NAME_OR_ID`;

const misused = (message: string): StartupError => new StartupError(`${message}\n${USAGE}`, { exitCode: EXIT.misused });

const create = async (args: readonly string[], io: CommandIo): Promise<number> => {
  const { values } = parseArgs({ args: [...args], options: { role: { type: 'string' }, name: { type: 'string' }, system: { type: 'string' } } });
  const role = ROLES.find((known) => known === values.role?.toUpperCase());
  if (role === undefined) throw misused(`expected --role with one of ${ROLES.join(', ')}, got ${values.role === undefined ? 'none' : `"${values.role}"`}`);
  const { name, system } = values;
  if (name === undefined) throw misused('expected --name, got none');
  const request = { role, name, system: system ?? null };
  try {
    checkNewToken(request);
  } catch (error) {
    throw error instanceof MooringError ? misused(error.message) : error;
  }
  const token = await withPool(io, 'mooring token create', async (pool) => createToken(pool, OPERATOR, request));
  io.out.write(`${token}\n`);
  io.err.write('mooring: keep this token; it is not shown again, and only its hash is stored\n');
  return EXIT.ok;
};

const revoke = async (args: readonly string[], io: CommandIo): Promise<number> => {
  const { positionals: [nameOrId, ...rest] } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
  if (nameOrId === undefined || rest.length > 0) throw misused('expected one name or id of a token');
  const revoked = await withPool(io, 'mooring token revoke', async (pool) => revokeToken(pool, OPERATOR, nameOrId));
  io.err.write(revoked === 0 ? `mooring: no live token has the name or id "${nameOrId}"\n` : `mooring: revoked ${revoked}; a running service refuses it within 2 seconds\n`);
  return revoked === 0 ? EXIT.failed : EXIT.ok;
};

export const tokenCommand: Command = {
  name: 'token',
  summary: 'create --role R --name N [--system S]: print a new token once; revoke NAME_OR_ID',
  run: async ([action, ...args], io) => {
    if (action === 'create') return create(args, io);
    if (action === 'revoke') return revoke(args, io);
    throw misused(`expected "create" or "revoke", got ${action === undefined ? 'none' : `"${action}"`}`);
  },
};
