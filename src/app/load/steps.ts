import type { LoadContext, LoadRecipe } from './context';
import { contextOf } from './context';
import { linkComponents } from './linkStep';
import type { LinkInput, LinkOutput } from './linkStep';
import { readRows } from './readStep';
import type { ReadInput, ReadOutput } from './readStep';
import { PairScorer } from './scoreStep';
import type { Shared } from './scoreStep';
import { StagingWriter } from './staging';
import { Survivor } from './surviveStep';
import type { Clusters, SurviveOutput, Writing } from './surviveStep';

/** From one place up to, not with, another. */
export interface Range { readonly from: number; readonly to: number }

/** What threads are asked to do, one piece at a time. */
export interface Steps {
  readonly read: { readonly input: ReadInput; readonly output: ReadOutput };
  readonly score: { readonly input: Range; readonly output: ReturnType<PairScorer['score']> };
  readonly link: { readonly input: LinkInput; readonly output: LinkOutput };
  readonly survive: { readonly input: Range; readonly output: SurviveOutput };
}
export type StepName = keyof Steps;
export type Input<Name extends StepName> = Steps[Name]['input'];
export type Output<Name extends StepName> = Steps[Name]['output'];

/** What all threads are told between two phases. */
export type Told =
  | { readonly about: 'matching'; readonly shared: Shared }
  | { readonly about: 'writing'; readonly clusters: Clusters; readonly writing: Writing };

/** One thread's part in a load: does every step with what it has been told. */
export class Hand {
  private readonly context: LoadContext;
  private readonly writer: StagingWriter;
  private shared: Shared | null = null;
  private scorer: PairScorer | null = null;
  private survivor: Survivor | null = null;

  constructor(recipe: LoadRecipe, private readonly number: number) {
    this.context = contextOf(recipe);
    this.writer = new StagingWriter(recipe.handles[number] ?? -1);
  }

  tell(told: Told): void {
    if (told.about === 'matching') {
      this.shared = told.shared;
      this.scorer = new PairScorer(this.context, told.shared);
      return;
    }
    this.scorer = null; // its records are needed no more
    this.survivor = new Survivor(this.context, given(this.shared).staged, told.clusters, told.writing);
  }

  read(input: Input<'read'>): Output<'read'> { return readRows(this.context, { writer: this.writer, file: this.number }, input); }
  score(input: Input<'score'>): Output<'score'> { return given(this.scorer).score(input); }
  link(input: Input<'link'>): Output<'link'> { return linkComponents(this.context, given(this.shared).staged, input); }
  survive(input: Input<'survive'>): Output<'survive'> { return given(this.survivor).survive(input); }
}

function given<T>(value: T | null): T {
  if (value === null) throw new Error('a step was asked for before what it needs was told');
  return value;
}
