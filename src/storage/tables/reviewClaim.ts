import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who has taken a review pair, and until when. */
@Entity('review_claim')
export class ReviewClaimTable {
  @PrimaryColumn({ name: 'a_id', type: 'uuid' })
  aId!: string;

  @PrimaryColumn({ name: 'b_id', type: 'uuid' })
  bId!: string;

  @Column({ name: 'claimed_by', type: 'text' })
  claimedBy!: string;

  @Column({ name: 'token_id', type: 'text' })
  tokenId!: string;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;
}
