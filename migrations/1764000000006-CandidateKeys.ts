import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keys by which source records are found as candidates for each other, derived from their values and the match model.
 * The table begins empty; the service fills it after the migration, page by page (match_build says how far it has come).
 */
export class CandidateKeys1764000000006 implements MigrationInterface {
  readonly name = 'CandidateKeys1764000000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table match_build');
    await runner.query('drop table candidate_key');
  }
}

const UP = [
  `create table candidate_key (
    -- 64 bits of a hash: two keys that meet by chance bring two records together that are then found to be unlike.
    key bigint not null,
    source_record_id bigint not null references source_record (id),
    -- A key that more records share finds nobody.
    most smallint not null,
    primary key (key, source_record_id)
  )`,
  'create index candidate_key_record on candidate_key (source_record_id)',
  `create table match_build (
    type text not null,
    -- Digest of the match model; records that were matched by another one are matched anew.
    scheme text not null,
    -- The last source record that was looked at; null before the first page.
    after_id bigint,
    finished_at timestamptz,
    primary key (type, scheme)
  )`,
];
