import { SingleBar } from 'cli-progress';
import type { CommandIo } from './command';

export interface Progress {
  readonly update: (done: number, note: string) => void;
  readonly stop: () => void;
}

/** A bar on a terminal, nothing elsewhere: logs and pipes are not for drawing in. */
export const progressBar = (io: CommandIo, total: number): Progress => {
  const isTerminal = 'isTTY' in io.err && io.err.isTTY === true;
  if (!isTerminal) return { update: () => undefined, stop: () => undefined };
  const bar = new SingleBar({ format: '{bar} {percentage}% | {note} | {eta_formatted} left', stream: io.err, hideCursor: true, clearOnComplete: false });
  bar.start(Math.max(total, 1), 0, { note: '' });
  return {
    update: (done, note) => { bar.update(Math.min(done, total), { note }); },
    stop: () => { bar.stop(); },
  };
};
