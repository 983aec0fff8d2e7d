import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LoadRecipe } from './context';
import { Hand } from './steps';
import type { Input, Output, StepName, Told } from './steps';

/** Those who do the steps of a load. */
export interface Crew {
  /** How many pieces they work on at a time. */
  readonly width: number;
  tell(told: Told): void;
  run<Name extends StepName>(step: Name, input: Input<Name>): Promise<Output<Name>>;
  close(): Promise<void>;
}

export type Request = { readonly told: Told } | { readonly id: number; readonly step: StepName; readonly input: unknown };
export type Reply = { readonly id: number; readonly output: unknown } | { readonly id: number; readonly error: unknown };

/** The program of a thread; missing where the sources run uncompiled, as in tests. */
const THREAD = path.join(__dirname, 'thread.js');
/** One that is worked on and one that waits, so that no thread waits for us. */
const PIECES_AT_HAND = 2;
/** Of a thread's memory, so much is for objects that live long, and so much for those that do not: hardly anything outlives its row. */
const MEMORY = { maxOldGenerationSizeMb: 640, maxYoungGenerationSizeMb: 96 };

export function createCrew(recipe: LoadRecipe): Crew {
  return existsSync(THREAD) ? new Threads(recipe) : new Alone(recipe);
}

/** Everything in this thread, one piece after another. */
class Alone implements Crew {
  readonly width = 1;
  private readonly hand: Hand;

  constructor(recipe: LoadRecipe) { this.hand = new Hand(recipe, 0); }

  tell(told: Told): void { this.hand.tell(told); }
  async run<Name extends StepName>(step: Name, input: Input<Name>): Promise<Output<Name>> { return Promise.resolve(perform(this.hand, step, input)); }
  async close(): Promise<void> { return Promise.resolve(); }
}

/** One step, by its name. */
export function perform<Name extends StepName>(hand: Hand, step: Name, input: Input<Name>): Output<Name> {
  const does: { readonly [Any in StepName]: (given: Input<Any>) => Output<Any> } = {
    read: (given) => hand.read(given), score: (given) => hand.score(given), link: (given) => hand.link(given), survive: (given) => hand.survive(given),
  };
  return does[step](input);
}

interface Waiting { readonly resolve: (output: unknown) => void; readonly reject: (error: unknown) => void; readonly thread: number }

class Threads implements Crew {
  readonly width: number;
  private readonly threads: readonly Worker[];
  private readonly load: number[];
  private readonly waiting = new Map<number, Waiting>();
  private failure: Error | null = null;
  private closing = false;
  private lastId = 0;

  constructor(recipe: LoadRecipe) {
    this.threads = recipe.handles.map((_handle, number) => this.start(recipe, number));
    this.load = this.threads.map(() => 0);
    this.width = this.threads.length * PIECES_AT_HAND;
  }

  tell(told: Told): void { for (const thread of this.threads) thread.postMessage({ told } satisfies Request); }

  async run<Name extends StepName>(step: Name, input: Input<Name>): Promise<Output<Name>> {
    if (this.failure !== null) throw this.failure;
    const thread = this.load.indexOf(Math.min(...this.load));
    this.load[thread] = (this.load[thread] ?? 0) + 1;
    this.lastId += 1;
    const id = this.lastId;
    const output = new Promise<unknown>((resolve, reject) => { this.waiting.set(id, { resolve, reject, thread }); });
    this.threads[thread]?.postMessage({ id, step, input } satisfies Request);
    return await output as Output<Name>; // what a thread replies to a step is that step's output
  }

  async close(): Promise<void> {
    this.closing = true;
    await Promise.all(this.threads.map(async (thread) => thread.terminate()));
  }

  private start(recipe: LoadRecipe, number: number): Worker {
    const thread = new Worker(THREAD, { workerData: { recipe, number }, resourceLimits: MEMORY, execArgv: [] });
    thread.on('message', (reply: Reply) => { this.take(reply); });
    thread.on('error', (error: unknown) => { this.fail(error instanceof Error ? error : new Error(String(error))); });
    thread.on('exit', (code) => { if (!this.closing) this.fail(new Error(`a thread of the load ended with ${code}`)); });
    return thread;
  }

  private take(reply: Reply): void {
    const waiting = this.waiting.get(reply.id);
    if (waiting === undefined) return;
    this.waiting.delete(reply.id);
    this.load[waiting.thread] = (this.load[waiting.thread] ?? 1) - 1;
    if ('error' in reply) waiting.reject(reply.error); else waiting.resolve(reply.output);
  }

  private fail(error: Error): void {
    this.failure ??= error;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
