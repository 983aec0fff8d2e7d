import { parentPort, workerData } from 'node:worker_threads';
import type { LoadRecipe } from './context';
import type { Reply, Request } from './crew';
import { perform } from './crew';
import { Hand } from './steps';
import type { Input, StepName } from './steps';

/** The program of one thread of a load: does what it is asked to, one piece after another. */
const { recipe, number } = workerData as { readonly recipe: LoadRecipe; readonly number: number };
const hand = new Hand(recipe, number);

/** What need not be copied: the memory of columns and texts. */
function memoryOf(output: unknown): ArrayBuffer[] {
  const all = new Set<ArrayBuffer>();
  const visit = (value: unknown, depth: number): void => {
    if (ArrayBuffer.isView(value)) { if (value.buffer instanceof ArrayBuffer) all.add(value.buffer); return; }
    if (depth > 0 && typeof value === 'object' && value !== null) for (const inner of Object.values(value)) visit(inner, depth - 1);
  };
  visit(output, 2);
  return [...all];
}

parentPort?.on('message', (request: Request) => {
  if ('told' in request) { hand.tell(request.told); return; }
  const { id, step, input } = request;
  try {
    const output = perform(hand, step, input as Input<StepName>);
    parentPort?.postMessage({ id, output } satisfies Reply, memoryOf(output));
  } catch (error) {
    parentPort?.postMessage({ id, error } satisfies Reply);
  }
});
