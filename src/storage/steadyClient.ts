import { Client } from 'pg';
import type { ClientConfig } from 'pg';

/**
 * A connection whose breaking never ends the process. Whoever has it in hand learns of it by the failure of what
 * they ask; the pool learns of it while it is idle. In between, as when the server's good-bye comes in one piece
 * with its welcome, nobody listens yet, and an error that nobody listens to would be thrown at the process.
 */
export class SteadyClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
