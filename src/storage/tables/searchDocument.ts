import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a golden record is searched by. Derived from its values. */
@Entity('search_document')
export class SearchDocumentTable {
  @PrimaryColumn({ name: 'golden_id', type: 'uuid' })
  goldenId!: string;

  @Column({ type: 'text' })
  type!: string;

  @Column({ type: 'text' })
  forms!: string;

  @Column({ type: 'tsvector' })
  tokens!: string;
}
