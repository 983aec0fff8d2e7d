/** What is held about two source records: they name the same thing, they do not, or nobody can say. */
export type Judgement = 'MATCH' | 'NO_MATCH' | 'UNSURE';

/** Who judged. A person's judgement outlives any machine run. */
export type JudgeKind = 'MACHINE' | 'PERSON';

export interface JudgedPair {
  /** Ids of source records; `a` comes before `b` in the natural order. */
  readonly a: string;
  readonly b: string;
  readonly judgement: Judgement;
  readonly judge: JudgeKind;
  /** The exact rule or the distinguishing attribute that decided; for a person, "decision". */
  readonly evidence: string;
  /** 0 is strongest: a stronger judgement is believed before a weaker one is looked at. */
  readonly rank: number;
}

/** The rank of a person's judgement: before everything a machine says. */
export const PERSON_RANK = -1;
