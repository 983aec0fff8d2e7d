import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';
import { addressKind, areaCodeOf } from '../../../src/core/attributes/address';
import { normalisePhone } from '../../../src/core/attributes/phone';
import type { PhoneValue } from '../../../src/core/attributes/phone';

/** Third-party data that lies beside the checkout; see docs/benchmarks.md. Absent elsewhere: then nothing is measured. */
const DATA = process.env['MOORING_EVALUATION_DATA'] ?? join(__dirname, '../../../../shared/data');
const VECTORS = join(DATA, 'phones/phone_vectors.csv');
const AFTERSALES = join(DATA, 'aftersales');
const CONTEXT = { timeZone: 'Asia/Shanghai' };

type Row = Readonly<Record<string, string>>;
const read = (path: string): Row[] => parse<Row>(readFileSync(path), { columns: true, bom: true, relax_quotes: true });
const show = (line: string): void => { if (process.env['MOORING_SHOW_FIGURES'] !== undefined) process.stdout.write(`${line}\n`); };

function isRight(row: Row, got: PhoneValue | undefined): boolean {
  if (row['check'] === 'must_not_be_valid') return got === undefined;
  return got?.e164 === row['expected_e164'] && (got?.extension ?? '') === row['expected_ext'];
}

function referenceIsRight(row: Row): boolean {
  const region = row['default_region'] === '' ? undefined : (row['default_region'] as CountryCode);
  const got = parsePhoneNumberFromString(row['input'] ?? '', region);
  if (row['check'] === 'must_not_be_valid') return got === undefined || !got.isValid();
  return got?.number === row['expected_e164'] && (got?.ext ?? '') === row['expected_ext'];
}

(existsSync(VECTORS) ? describe : describe.skip)('phone vectors', () => {
  const sets = new Map<string, { total: number; right: number; reference: number; wrong: string[] }>();
  beforeAll(() => {
    for (const row of read(VECTORS)) {
      const name = row['set'] ?? '';
      const set = sets.get(name) ?? { total: 0, right: 0, reference: 0, wrong: [] };
      sets.set(name, set);
      const region = row['default_region'] === '' ? null : row['default_region'] ?? null;
      const { values } = normalisePhone(row['input'], CONTEXT, region);
      set.total += 1;
      if (isRight(row, values.length > 1 ? undefined : values[0]?.value)) set.right += 1;
      else set.wrong.push(`${row['input'] ?? ''} [${region ?? ''}] expected ${row['expected_e164'] ?? ''};${row['expected_ext'] ?? ''} got ${JSON.stringify(values)}`);
      // Asked twice: the library reads every second text with a phone-context only.
      if (referenceIsRight(row) || referenceIsRight(row)) set.reference += 1;
    }
    for (const [name, set] of sets) show(`${name}: ${set.right} of ${set.total} right, libphonenumber-js ${set.reference}\n  ${set.wrong.slice(0, 15).join('\n  ')}`);
  });

  it('reads every Chinese vector', () => {
    for (const [name, set] of sets) if (name.startsWith('cn_')) expect({ name, wrong: set.wrong }).toEqual({ name, wrong: [] });
  });
  it('reads no fewer of the others than libphonenumber-js alone', () => {
    for (const [name, set] of sets) expect({ name, enough: set.right >= set.reference }).toEqual({ name, enough: true });
  });
});

const FILES: Readonly<Record<string, { key: string; address: readonly string[] }>> = {
  'crm_customers.csv': { key: '客户编号', address: ['省', '市', '区县', '详细地址'] },
  'callcenter_contacts.csv': { key: 'contact_id', address: ['address_text'] },
  'mes_clients.csv': { key: '委托方编码', address: ['地址'] },
  'repair_devices.csv': { key: '序列号', address: ['安装地址'] },
};

function areaCodes(): Map<string, string> {
  const codes = new Map<string, string>();
  for (const [file, { key, address }] of Object.entries(FILES)) {
    for (const row of read(join(AFTERSALES, file))) {
      const value = addressKind.normalise(address.map((column) => row[column] ?? ''), CONTEXT).values[0]?.value;
      const code = value === undefined ? undefined : areaCodeOf(value);
      if (code !== undefined) codes.set(`${file}|${row[key] ?? ''}`, code);
    }
  }
  return codes;
}

(existsSync(AFTERSALES) ? describe : describe.skip)('phones of the after-sales extracts', () => {
  it('agree with the truth to at least 99.5 %', () => {
    const codes = areaCodes();
    const wrong: string[] = [];
    let total = 0;
    let withoutAddress = 0;
    for (const row of read(join(AFTERSALES, 'truth/phones.csv'))) {
      const areaCode = codes.get(`${row['file'] ?? ''}|${row['source_key'] ?? ''}`);
      if (row['kind'] === 'local_only' && areaCode === undefined) {
        withoutAddress += 1;
        continue;
      }
      total += 1;
      const { values, rejections } = normalisePhone(row['raw'], areaCode === undefined ? CONTEXT : { ...CONTEXT, areaCode });
      const numbers = values.map(({ value }) => value.e164).join(';');
      const extension = values.map(({ value }) => value.extension ?? '').join('');
      if (numbers !== row['e164'] || extension !== row['ext'] || (numbers === '' && rejections.length !== 1)) {
        wrong.push(`${row['kind'] ?? ''} ${row['raw'] ?? ''} expected ${row['e164'] ?? ''};${row['ext'] ?? ''} got ${numbers};${extension} ${rejections.map(({ code }) => code).join()} (${areaCode ?? ''} ${row['source_key'] ?? ''})`);
      }
    }
    show(`after-sales: ${total - wrong.length} of ${total} right (${(100 - (100 * wrong.length) / total).toFixed(2)} %), ${withoutAddress} local numbers without an address\n  ${wrong.slice(0, 60).join('\n  ')}`);
    expect(wrong.length / total).toBeLessThan(0.005);
  });
  it('are read at more than 30,000 phones and 10,000 addresses a second (shown, not asserted: machines differ)', () => {
    const phones = read(join(AFTERSALES, 'truth/phones.csv')).map((row) => row['raw']);
    const addresses = read(join(AFTERSALES, 'callcenter_contacts.csv')).map((row) => row['address_text']);
    const perSecond = (count: number, work: () => void): number => {
      const start = performance.now();
      work();
      return Math.round((1000 * count) / (performance.now() - start));
    };
    show(`${perSecond(phones.length, () => { for (const raw of phones) normalisePhone(raw, CONTEXT); })} phones/s, ${perSecond(addresses.length, () => { for (const raw of addresses) addressKind.normalise(raw, CONTEXT); })} addresses/s`);
    expect(phones.length).toBeGreaterThan(0);
  });
});
