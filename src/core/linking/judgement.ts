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
  /** Bits of total weight, the prior included; absent where an exact rule or a person decided. */
  readonly score?: number;
}

/** The rank of a person's judgement: before everything a machine says. */
export const PERSON_RANK = -1;

/** What a judgement rested on: for each attribute that tells records apart, a digest of its values. */
export type Grounds = Readonly<Record<string, string>>;

/** A person's judgement, as it was given. */
export interface PersonJudgement extends JudgedPair {
  readonly judge: 'PERSON';
  /** The decision that it is part of; null for one from before decisions were kept. */
  readonly decisionId: string | null;
  /** Of both records, as the person saw them; null where that was not kept. */
  readonly seen: { readonly a: Grounds; readonly b: Grounds } | null;
}
