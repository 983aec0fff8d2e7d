/** SQLSTATEs of a server that is going, coming or full, and of connections that it lost (Postgres, appendix A, classes 08, 53, 57). */
const SQLSTATES = new Set(['08000', '08001', '08003', '08004', '08006', '53300', '57P01', '57P02', '57P03']);
/** What the system says of a server that cannot be reached; ENOENT is a Unix socket that is not there. */
const SYSTEM_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN']);
/** The driver and its pool say these without a code. */
const DRIVER_MESSAGES = [
  /^Connection terminated/, /^timeout expired$/, /^timeout exceeded when trying to connect$/, /is not queryable$/,
  /^Cannot use a pool after calling end on the pool$/, /^Driver not Connected$/,
];
/** A transaction whose connection broke between two statements: TypeORM has given it back already. */
const RELEASED = new Set<unknown>(['QueryRunnerAlreadyReleasedError', 'QueryRunnerProviderAlreadyReleasedError']);

/**
 * True of an error that says the database cannot be reached at this moment, rather than that it refused
 * something: the same request is good later. A transaction that met it may have been committed or not.
 */
export function isDatabaseAway(error: unknown): boolean {
  const { driverError, name, code, syscall, message } = partsOf(error);
  if (driverError !== undefined) return isDatabaseAway(driverError);
  if (RELEASED.has(name)) return true;
  if (code === 'ENOENT') return syscall === 'connect';
  if (typeof code === 'string') return SQLSTATES.has(code) || SYSTEM_CODES.has(code);
  return typeof message === 'string' && DRIVER_MESSAGES.some((known) => known.test(message));
}

type Parts = Readonly<Record<'driverError' | 'name' | 'code' | 'syscall' | 'message', unknown>>;

/** What an error says, wherever it was made: by us, by TypeORM around the driver's, or by the system. */
function partsOf(error: unknown): Partial<Parts> {
  return typeof error === 'object' && error !== null ? error : {};
}
