import type { ExecutionResult } from 'graphql';

/** Where a result keeps its own text: JSON passes over it. */
const TEXT = Symbol('text');
interface Told extends ExecutionResult { [TEXT]?: string | undefined }
/** So many of the latest results are kept for each question; whoever is further behind has its own made. */
const KEPT = 256;
const MAX_QUESTIONS = 500;

/**
 * Results that several subscribers are sent alike: the same document, variables and rights give the same answer to the same
 * event, so it is executed once in a process, and made into text once. Nothing depends on it but the time that takes.
 */
export class SharedResults {
  private readonly byQuestion = new Map<string, Map<string, Promise<ExecutionResult>>>();
  /** `question`: document, variables and rights; `event`: what is answered, of all events. */
  async of(question: string, event: string, execute: () => Promise<ExecutionResult>): Promise<ExecutionResult> {
    const results = this.resultsOf(question);
    const known = results.get(event);
    if (known !== undefined) return known;
    const made = execute();
    results.set(event, made);
    made.catch(() => { results.delete(event); });
    if (results.size > KEPT) for (const [oldest] of results) { results.delete(oldest); break; }
    return made;
  }

  /** What a result is as JSON; made when it is first sent. */
  textOf(result: ExecutionResult): string {
    const told: Told = result;
    const text = told[TEXT] ?? JSON.stringify(result);
    told[TEXT] = text;
    return text;
  }

  private resultsOf(question: string): Map<string, Promise<ExecutionResult>> {
    let results = this.byQuestion.get(question);
    if (results === undefined) {
      results = new Map();
      this.byQuestion.set(question, results);
      if (this.byQuestion.size > MAX_QUESTIONS) for (const [oldest] of this.byQuestion) { this.byQuestion.delete(oldest); break; }
    }
    return results;
  }
}
