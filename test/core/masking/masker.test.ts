import { compile } from '../../../src/core/mapping/compile';
import type { MappingSpec } from '../../../src/core/mapping/spec';
import { createMasker } from '../../../src/core/masking/masker';
import { maskPayload } from '../../../src/core/masking/maskPayload';
import type { Sensitivity } from '../../../src/core/model/entityType';
import { standardModel } from '../../../src/core/model/standardModel';

const masker = (...clear: Sensitivity[]): ReturnType<typeof createMasker> => createMasker(standardModel, new Set(clear));
const PHONE = { e164: '+8613800001111', extension: null, kind: 'MOBILE' };

test('a view without anything masked is the same object', () => {
  const view = { type: 'customer', values: { kind: 'PERSON', serviceLevel: 'GOLD' } };
  expect(masker('OPEN').view(view)).toBe(view);
});

test('what the model does not declare is shown to nobody', () => {
  expect(masker('OPEN', 'NAME').values('customer', { kind: 'PERSON', nickname: '小王' })).toEqual({ kind: 'PERSON', nickname: null });
  expect(masker('OPEN', 'NAME').values('spaceship', { name: 'x' })).toEqual({ name: null });
});

test('each value of a list is masked, and provenance with its raw text and runners-up', () => {
  const agent = masker('OPEN', 'NAME');
  expect(agent.values('customer', { phones: [PHONE, PHONE] })).toEqual({ phones: [{ ...PHONE, e164: '+86138****1111' }, { ...PHONE, e164: '+86138****1111' }] });
  const [entry] = agent.provenance('customer', [{
    attribute: 'phones', value: PHONE, policy: 'UNION', why: 'UNION', sourceRecordId: '1', raw: '13800001111', agreeing: [],
    runnersUp: [{ sourceRecordId: '2', value: PHONE }], pinned: false, conflict: false,
  }]);
  expect(JSON.stringify(entry)).not.toContain('13800001111');
  expect(entry).toMatchObject({ attribute: 'phones', raw: '****', why: 'UNION' });
});

test('changes and rejections', () => {
  const agent = masker('OPEN');
  const change = agent.change({
    type: 'customer', goldenId: 'g', goldenKey: 'CU1', kind: 'UPDATED', version: 2, previousVersion: 1, changed: ['phones'],
    before: { phones: [PHONE] }, after: { phones: [] }, cause: {}, actor: 'crm', at: 0,
  });
  expect(change.before).toEqual({ phones: [{ ...PHONE, e164: '+86138****1111' }] });
  const rejection = { attribute: 'phones', code: 'BAD_LENGTH' as const, expected: 'a number', got: '1380000111', message: { zh: '', en: '' } };
  expect(agent.rejections('customer', [rejection, { ...rejection, attribute: 'kind' }]).map(({ got }) => got)).toEqual(['****', '1380000111']);
});

describe('a payload', () => {
  const spec: MappingSpec = {
    format: 1, system: 'crm', type: 'customer', outputs: [{ type: 'customer', attributes: {
      name: { field: '客户姓名' }, phones: { listOf: [{ field: '手机' }, { field: ['联系', '座机'] }] }, kind: { field: '类别' }, identityNumber: { field: '证件' },
    } }],
  };
  const compiled = compile(spec, standardModel);
  const mapping = compiled.ok ? compiled.mapping : null;
  const payload = { 客户姓名: '王建国', 手机: '13800001111', 联系: { 座机: '0571-88123456' }, 类别: '个人', 证件: `sealed:${'a'.repeat(64)}:002X`, 备注: '手机 13800001111', 空: '' };

  test('shows a reader without contacts only the fields that are known to hold nothing of the kind', () => {
    expect(mapping).not.toBeNull();
    expect(maskPayload(mapping, payload, masker('OPEN', 'NAME', 'LOCATION'))).toEqual({
      客户姓名: '王建国', 手机: '****', 联系: '****', 类别: '个人', 证件: '**************002X', 备注: '****', 空: '',
    });
  });

  test('shows a steward everything but identity numbers', () => {
    expect(maskPayload(mapping, payload, masker('OPEN', 'NAME', 'CONTACT', 'LOCATION', 'COMMERCIAL'))).toEqual({ ...payload, 证件: '**************002X' });
  });

  test('without its mapping is unknown as a whole', () => {
    expect(maskPayload(null, payload, masker('OPEN', 'NAME'))).toMatchObject({ 客户姓名: '****', 类别: '****', 空: '' });
  });
});
