import { standardModel } from '../../src/core/model/standardModel';
import { searchScheme } from '../../src/core/search/document';
import type { DataSource } from '../../src/storage/dataSource';

/** Lets a service believe that the search documents of a built pool are made: otherwise it would make them while it is measured. */
export async function withoutSearch(dataSource: DataSource): Promise<void> {
  await dataSource.query('insert into search_build (scheme, finished_at) values ($1, now()) on conflict (scheme) do update set finished_at = excluded.finished_at', [searchScheme(standardModel.types.values())]);
}
