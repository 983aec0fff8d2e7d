/**
 * Writes seeds/demo/SYSTEM.TYPE.jsonl: what each system of the demo company would send, in its own field
 * names, one {sourceKey, payload} a line. The same files every time; all of it is invented.
 * Run: node seeds/tools/generateDemo.mjs [TARGET_DIRECTORY]
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCustomers } from './demo/customers.mjs';
import { HEROES } from './demo/heroes.mjs';
import { createContracts, createDevices, createTickets } from './demo/holdings.mjs';
import { createNumbers } from './demo/identifiers.mjs';
import { createRandom } from './demo/random.mjs';
import { callcenterRows, crmRows, erpRows, mesClientRows, mesDeviceRows, repairRows, ticketRows } from './demo/systems.mjs';

const seeds = path.join(import.meta.dirname, '..');
const random = createRandom(20261122);
const models = JSON.parse(readFileSync(path.join(seeds, 'models.json'), 'utf8'));

const customers = createCustomers(random, createNumbers(random));
const devices = createDevices(random, customers, models);
const contracts = createContracts(random, customers, devices, 147);
const tickets = createTickets(random, devices, 495);

const files = {
  'crm.customer': crmRows(random, customers),
  'callcenter.customer': callcenterRows(random, customers),
  'mes.customer': mesClientRows(random, customers),
  'mes.device': mesDeviceRows(random, devices),
  'repair.device': repairRows(random, devices),
  'erp.contract': erpRows(random, contracts),
  '400客服.ticket': ticketRows(random, tickets, '400客服'),
  'field_app.ticket': ticketRows(random, tickets, 'field_app'),
};

const target = process.argv[2] ?? path.join(seeds, 'demo');
mkdirSync(target, { recursive: true });
let bytes = 0;
for (const [name, generated] of Object.entries(files)) {
  const rows = [...HEROES[name] ?? [], ...generated];
  const keys = new Set(rows.map(({ sourceKey }) => sourceKey));
  if (keys.size !== rows.length) throw new Error(`${name}: a source key comes twice`);
  const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  bytes += Buffer.byteLength(text);
  writeFileSync(path.join(target, `${name}.jsonl`), text);
  console.log(`${name}: ${rows.length} rows`);
}
const people = customers.persons.length + customers.organisations.length + customers.dealers.length;
console.log(`${people} generated customers, ${devices.length} devices, ${contracts.length} contracts, ${tickets.length} tickets; ${bytes} bytes`);
