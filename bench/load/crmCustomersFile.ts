import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { CRM_COLUMNS } from '../import/crmFile';
import { crmCustomer } from '../ingest/crmCustomers';

/** Writes customers as they are in life into a CRM's extract; the same for the same number of rows. */
export async function writeCrmCustomers(file: string, rows: number): Promise<void> {
  const out = createWriteStream(file);
  out.write(`\ufeff${CRM_COLUMNS.join(',')}\r\n`);
  for (let n = 0; n < rows; n += 1) if (!out.write(`${crmCustomer(n).join(',')}\r\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'close');
}
