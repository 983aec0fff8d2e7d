import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Caller } from '../app/access';
import { exportRecords } from '../app/export/exportRecords';
import { takeSnapshot } from '../app/export/snapshot';
import type { Pool } from '../app/poolContext';
import type { Authenticator } from '../app/tokens';
import { MooringError } from '../core/model/errors';
import type { ErrorCode } from '../core/model/errors';

const STATUS: Partial<Record<ErrorCode, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404, CONFLICT: 409, RATE_LIMITED: 429, UNAVAILABLE: 503, TIMED_OUT: 504 };

interface Route { Params: { file: string }; Querystring: { labels?: string } }

const refuse = async (reply: FastifyReply, error: unknown): Promise<FastifyReply> => {
  if (!(error instanceof MooringError)) throw error;
  const { code, message, refusal } = error;
  return reply.status(STATUS[code] ?? 400).send({ error: { code, message, ...refusal } });
};

/** `GET /snapshot?types=device,customer`: golden records as at one moment; its last line is the cursor from which changes go on, also in `x-mooring-cursor`. */
export function addSnapshotDoor(app: FastifyInstance, pool: Pool, authenticate: Authenticator): void {
  app.get<{ Querystring: { types?: string } }>('/snapshot', async (request, reply) => {
    const { types } = request.query;
    try {
      const known = await authenticate(request.headers.authorization, request.ip);
      const caller: Caller | null = known === null ? null : { ...known, from: request.ip, requestId: request.id };
      const { body, cursor } = await takeSnapshot(pool, caller, typeof types === 'string' && types !== '' ? types.split(',') : []);
      return await reply.header('cache-control', 'no-store').header('x-mooring-cursor', cursor).header('x-content-type-options', 'nosniff').type('application/x-ndjson; charset=utf-8').send(body);
    } catch (error) {
      return refuse(reply, error);
    }
  });
}

/** `GET /export/TYPE.FORMAT`: golden records as a file, masked for whoever asks. Changes after it are read from the cursor in `x-mooring-cursor` on. */
export function addExportDoor(app: FastifyInstance, pool: Pool, authenticate: Authenticator): void {
  app.get<Route>('/export/:file', async (request, reply) => {
    const { file } = request.params;
    const { labels } = request.query;
    const [type = '', format = ''] = /^([^.]*)\.([^.]*)$/.exec(file)?.slice(1) ?? [file];
    try {
      const known = await authenticate(request.headers.authorization, request.ip);
      const caller: Caller | null = known === null ? null : { ...known, from: request.ip, requestId: request.id };
      const { body, mediaType, fileName, cursor } = await exportRecords(pool, caller, { type, format, labels: typeof labels === 'string' ? labels : undefined });
      return await reply.header('content-disposition', `attachment; filename="${fileName}"`).header('cache-control', 'no-store')
        .header('x-mooring-cursor', cursor).header('x-content-type-options', 'nosniff').type(mediaType).send(body);
    } catch (error) {
      return refuse(reply, error);
    }
  });
}
