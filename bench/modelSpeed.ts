/**
 * How fast model codes are resolved: `npm run -s bench:model-speed -- [MODELS] [QUERIES]`, 50,000 and 200,000 if none are
 * given. Makes up a catalogue of many makers and device classes and codes written in many ways (nine of ten of models
 * that it has, one of ten of models that it does not), and resolves them on one core, suggestions included. The last line
 * of standard output is one JSON object.
 */
import { compileCatalogue, resolve } from '../src/core/modelCodes';
import type { ModelName, ModelOutcome } from '../src/core/modelCodes';
import { makeCatalogue, writings } from './models/madeUp';

const LIMIT_PER_SECOND = 20_000;
const [models = 50_000, queries = 200_000] = process.argv.slice(2).map(Number);
if (!(models >= 100 && queries >= 100)) throw new Error('expected numbers, 100 or more; usage: npm run -s bench:model-speed -- [MODELS] [QUERIES]');

const known = makeCatalogue(models, 1);
const strangers: ModelName[] = makeCatalogue(Math.ceil(models / 5), 2).map((model) => ({ ...model, id: `stranger-${model.id}` }));
const compiled = performance.now();
const index = compileCatalogue({ models: known });
const compileSeconds = (performance.now() - compiled) / 1000;
const asked = writings(known, strangers, queries, 3);
const outcomes: Partial<Record<ModelOutcome, number>> = {};
let wrong = 0;
for (const { question } of asked.slice(0, 5_000)) resolve(index, question);
const cpu = process.cpuUsage();
const started = performance.now();
for (const { question, modelId } of asked) {
  const answer = resolve(index, question);
  outcomes[answer.outcome] = (outcomes[answer.outcome] ?? 0) + 1;
  if (answer.modelId !== null && answer.modelId !== modelId) wrong += 1;
}
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(cpu);
const perSecond = Math.round(asked.length / seconds);
/** Of one core, whatever else the machine does meanwhile. */
const perCpuSecond = Math.round(asked.length / ((user + system) / 1e6));
process.stdout.write(`${JSON.stringify({
  models: known.length, queries: asked.length, perSecond, perCpuSecond, limitPerSecond: LIMIT_PER_SECOND,
  ratio: Math.round((100 * perCpuSecond) / LIMIT_PER_SECOND) / 100, compileSeconds: Math.round(compileSeconds * 100) / 100, wrong, outcomes,
  peakMB: Math.round(process.resourceUsage().maxRSS / 1024),
})}\n`);
if (perCpuSecond < LIMIT_PER_SECOND) process.exitCode = 1;
