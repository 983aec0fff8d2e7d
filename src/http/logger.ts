import pino from 'pino';
import type { Logger, LoggerOptions } from 'pino';
import type { LogLevel } from '../config';

/**
 * The log holds no personal data: nobody passes bodies, query strings or values to it. The
 * redaction below is the second net, for fields that carry such data by their name.
 */
const NEVER_LOGGED = ['authorization', 'cookie', 'token', 'password', 'url', 'query', 'variables', 'body', 'payload', 'values', 'detail', 'parameters'];

/** What an error may say in the log: its kind, its code and where it arose. Its message may quote data. */
export const describeError = (error: unknown): { type: string; code?: string; at?: string[] } => {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { code?: unknown };
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')).slice(0, 8).map((line) => line.trim());
  return {
    type: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {}),
    ...(frames === undefined ? {} : { at: frames }),
  };
};

export const loggerOptions = (level: LogLevel): LoggerOptions => ({
  level,
  base: { pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths: NEVER_LOGGED.flatMap((name) => [name, `*.${name}`]), censor: '[not logged]' },
  serializers: { err: describeError },
});

/** Lines are written together: one by one they cost a thread's turn each. What is not written yet is at the process's end, unless it is killed. */
const TOGETHER_BYTES = 4_096;
const AT_THE_LATEST_MS = 100;

/** JSON lines on standard error: standard output belongs to results and the ready line. */
export const createLogger = (level: LogLevel): Logger =>
  pino(loggerOptions(level), pino.destination({ fd: 2, sync: false, minLength: TOGETHER_BYTES, periodicFlush: AT_THE_LATEST_MS }));
