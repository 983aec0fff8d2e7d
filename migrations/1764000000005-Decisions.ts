import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What stewards decide. Stored facts: decision (who, when, why), people's judgements (each made by a decision, ended
 * by a later one, never changed) and survivor_choice. Derived from judgements and membership: review_pair, the queue
 * of what waits for a steward. review_claim is neither: who has taken what, for a while.
 */
export class Decisions1764000000005 implements MigrationInterface {
  readonly name = 'Decisions1764000000005';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  `create table decision (
    id bigint generated always as identity primary key,
    type text not null,
    kind text not null check (kind in ('PAIR', 'MERGE', 'UNLINK', 'UNDO')),
    judgement text check (judgement in ('MATCH', 'NO_MATCH', 'UNSURE')),
    note text,
    decided_by text not null,
    decided_at timestamptz not null,
    -- For UNDO: what it takes back.
    undoes bigint references decision (id),
    -- Which source records made up each golden record that it was about, before it: {"golden id": ["record id"]}.
    before jsonb not null,
    check ((kind = 'UNDO') = (undoes is not null))
  )`,
  // A decision is taken back once; what takes it back may be taken back itself.
  'create unique index decision_undoes on decision (undoes) where undoes is not null',
  'create index decision_golden on decision using gin (before jsonb_ops)',
  `alter table judgement
    -- Bits of total weight, where a matcher gave them.
    add column score double precision,
    -- For a person's: the decision that made it, what it rested on ({"a": {"name": "digest"}, "b": …}), the one that ended it.
    add column decision_id bigint references decision (id),
    add column seen jsonb,
    add column superseded_by bigint references decision (id),
    add check (judge = 'PERSON' or (decision_id is null and superseded_by is null and seen is null)),
    drop constraint judgement_a_id_b_id_judge_key`,
  'create unique index judgement_in_force on judgement (a_id, b_id, judge) where superseded_by is null',
  'drop index judgement_person_a',
  'drop index judgement_person_b',
  `create index judgement_person_a on judgement (a_id) where judge = 'PERSON' and superseded_by is null`,
  `create index judgement_person_b on judgement (b_id) where judge = 'PERSON' and superseded_by is null`,
  'create index judgement_decision on judgement (decision_id) where decision_id is not null',
  'create index judgement_superseded on judgement (superseded_by) where superseded_by is not null',
  `create table survivor_choice (
    id bigint generated always as identity primary key,
    survivor_id uuid not null references golden_record (id),
    merged_id uuid not null references golden_record (id),
    decision_id bigint not null references decision (id),
    superseded_by bigint references decision (id),
    check (survivor_id <> merged_id)
  )`,
  'create unique index survivor_choice_in_force on survivor_choice (merged_id) where superseded_by is null',
  'create index survivor_choice_decision on survivor_choice (decision_id)',
  'create index survivor_choice_superseded on survivor_choice (superseded_by) where superseded_by is not null',
  `create table review_pair (
    type text not null,
    -- The older golden id first.
    a_id uuid not null references golden_record (id),
    b_id uuid not null references golden_record (id),
    status text not null check (status in ('OPEN', 'REOPENED', 'PARKED', 'KEPT_APART')),
    -- The strongest of what is said about members of the two; a score of null is an exact rule's, or a person's.
    score double precision,
    strength double precision not null generated always as (coalesce(score, 'Infinity'::double precision)) stored,
    evidence text not null,
    evidence_a bigint not null references source_record (id),
    evidence_b bigint not null references source_record (id),
    judgements integer not null,
    -- The latest decision of a person about the two; null for none.
    decision_id bigint references decision (id),
    -- For REOPENED: the attributes that have changed since.
    changed text[] not null,
    -- Golden records that one of the two fits as well, and that the other cannot be.
    rivals uuid[] not null,
    -- Devices, contracts and open tickets that refer to either, when the pair was last touched.
    impact integer not null,
    since timestamptz not null,
    primary key (a_id, b_id),
    check (a_id < b_id)
  )`,
  'create index review_pair_b on review_pair (b_id)',
  'create index review_pair_by_score on review_pair (type, status, strength, a_id, b_id)',
  'create index review_pair_by_impact on review_pair (type, status, impact, a_id, b_id)',
  'create index review_pair_by_age on review_pair (type, status, since, a_id, b_id)',
  `create table review_claim (
    a_id uuid not null,
    b_id uuid not null,
    claimed_by text not null,
    token_id text not null,
    expires_at timestamptz not null,
    primary key (a_id, b_id),
    foreign key (a_id, b_id) references review_pair (a_id, b_id) on delete cascade
  )`,
];

const DOWN = [
  'drop table review_claim',
  'drop table review_pair',
  'drop table survivor_choice',
  'delete from judgement where superseded_by is not null',
  'drop index judgement_in_force',
  `alter table judgement drop column score, drop column decision_id, drop column seen, drop column superseded_by,
    add constraint judgement_a_id_b_id_judge_key unique (a_id, b_id, judge)`,
  `create index judgement_person_a on judgement (a_id) where judge = 'PERSON'`,
  `create index judgement_person_b on judgement (b_id) where judge = 'PERSON'`,
  'drop table decision',
];
