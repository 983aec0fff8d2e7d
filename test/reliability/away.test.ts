import { compileSources } from '../support/compiled';
import type { CompiledSources } from '../support/compiled';
import { run, startTestService, stopTestService, temporaryDataDir } from '../support/service';
import type { StartedService } from '../support/service';
import { ADMIN_TOKEN, ask, codeOf, configure, get, until, UPSERT } from './support/client';
import { createOutsideServer } from './support/outsideServer';
import type { OutsideServer } from './support/outsideServer';

let sources: CompiledSources;
let database: OutsideServer;
let service: StartedService;
let data: ReturnType<typeof temporaryDataDir>;
beforeAll(async () => {
  sources = compileSources();
  data = temporaryDataDir();
  database = await createOutsideServer();
  service = await startTestService({ cli: sources.cli, dataDir: data.dir, env: { DATABASE_URL: database.url, MOORING_ADMIN_TOKEN: ADMIN_TOKEN } });
  await configure(database.url);
});
afterAll(async () => {
  await stopTestService(service);
  await data.remove();
  await database.remove();
  sources.remove();
});

const READ = '{ prefill(phone: "13912345678") { match } }';
const upsert = async (): ReturnType<typeof ask> => ask(service.url, { query: UPSERT, variables: {
  system: 'callcenter', type: 'customer', records: [{ sourceKey: 'T1', payload: { contact_id: 'T1', caller_name: '沈清和', phone_raw: '13912345678' } }] } });

test('while the database is away every door says so in words to come again by; when it is back, so is the service', async () => {
  expect(codeOf(await ask(service.url, { query: READ }))).toBeUndefined(); // the token is known now
  await database.stop();

  // A known token: the operation itself meets it. One that must be looked up: the door does. Neither is a 401.
  const [known, unknown, write, metrics] = await Promise.all([
    ask(service.url, { query: READ }), ask(service.url, { query: READ, token: 'somebody-or-other' }), upsert(),
    get(`${service.url}/metrics`),
  ]);
  expect(metrics.status).toBe(401); // nobody's: no need to ask the database
  for (const answer of [known, unknown, write]) {
    expect(answer.body.errors).toMatchObject([{
      message: expect.stringMatching(/^Expected a database that answers; got one that is away for a moment\. Send the same request again/),
      extensions: { code: 'UNAVAILABLE', remedy: expect.stringContaining('carried out or not') },
    }]);
  }
  expect(unknown).toMatchObject({ status: 503, headers: { 'retry-after': '1' }, body: { error: { code: 'UNAVAILABLE' } } });
  expect(await get(`${service.url}/readyz`)).toMatchObject({ status: 503, body: { status: 'not ready', checks: { database: 'the database does not answer' } } });
  expect((await get(`${service.url}/healthz`)).status).toBe(200);

  const command = await run({ cli: sources.cli, args: ['verify'], env: { MOORING_DATA_DIR: data.dir, DATABASE_URL: database.url } }).exit;
  expect(command).toMatchObject({ code: 4, stdout: '', stderr: expect.stringMatching(/^mooring verify: UNAVAILABLE: Expected a database that answers/) });

  await database.start();
  await until(async () => (await get(`${service.url}/readyz`)).status === 200);
  expect((await upsert()).body.data.upsertSourceRecords.results).toMatchObject([{ sourceKey: 'T1', status: 'CREATED' }]);
  expect((await ask(service.url, { query: READ })).body.data.prefill.match).toBe('EXACT');
});
