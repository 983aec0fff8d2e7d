import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far rules have read the change log. One row. */
@Entity('rule_progress')
export class RuleProgressTable {
  @PrimaryColumn({ type: 'boolean' })
  sole!: boolean;

  @Column({ type: 'bigint' })
  position!: string;
}
