import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A change rule: its draft, and which version is in force. */
@Entity('change_rule')
export class ChangeRuleTable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  state!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'jsonb' })
  draft!: object;

  @Column({ type: 'integer' })
  revision!: number;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'saved_by', type: 'text' })
  savedBy!: string;

  @Column({ name: 'saved_at', type: 'timestamptz' })
  savedAt!: Date;

  @Column({ type: 'integer', nullable: true })
  version!: number | null;

  @Column({ name: 'failures_in_a_row', type: 'integer' })
  failuresInARow!: number;

  @Column({ name: 'timers_after', type: 'uuid', nullable: true })
  timersAfter!: string | null;

  @Column({ name: 'since_position', type: 'bigint', nullable: true })
  sincePosition!: string | null;

  @Column({ type: 'boolean' })
  backfill!: boolean;
}
