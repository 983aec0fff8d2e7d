import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The version of models, aliases and rules: one row. */
@Entity('model_catalogue')
export class ModelCatalogueTable {
  @PrimaryColumn({ type: 'boolean' })
  one!: boolean;

  @Column({ type: 'bigint' })
  version!: string;

  @Column({ name: 'models_version', type: 'bigint' })
  modelsVersion!: string;
}
