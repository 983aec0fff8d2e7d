import { createDataSource } from './src/storage/dataSource';

/** For the TypeORM command line: `DATABASE_URL=… npx typeorm -d dist/ormconfig.js migration:show`. */
export default createDataSource(process.env['DATABASE_URL'] ?? 'postgresql://localhost/mooring', { applicationName: 'mooring-orm' });
