import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A token by its hash; the token itself is never stored. */
@Entity('access_token')
export class AccessTokenTable {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  role!: 'AGENT' | 'STEWARD' | 'SYSTEM' | 'ADMIN' | 'AUDITOR';

  @Column({ type: 'text', nullable: true })
  system!: string | null;

  @Column({ name: 'secret_hash', type: 'bytea' })
  secretHash!: Buffer;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;
}
