import type { EntityType } from '../entityType';

/** A service contract, keyed by its number. */
export const contract: EntityType = {
  name: 'contract',
  label: { zh: '服务合同', en: 'Service contract' },
  key: { from: 'ATTRIBUTE', attribute: 'number' },
  attributes: [
    { name: 'number', kind: 'contractNumber', label: { zh: '合同编号', en: 'Contract number' }, sensitivity: 'OPEN', cardinality: 'ONE', survivorship: { policy: 'SOURCE_TRUST' }, identifier: 'KEY', required: true, lookup: true, search: true },
    { name: 'serviceLevel', kind: 'code', codeSet: 'serviceLevel', label: { zh: '服务级别', en: 'Service level' }, sensitivity: 'OPEN', cardinality: 'ONE', survivorship: { policy: 'SOURCE_TRUST' } },
    { name: 'startsOn', kind: 'date', label: { zh: '生效日期', en: 'Starts on' }, sensitivity: 'OPEN', cardinality: 'ONE', group: 'term', survivorship: { policy: 'SAME_WINNER_AS', attribute: 'endsOn' } },
    { name: 'endsOn', kind: 'date', label: { zh: '到期日期', en: 'Ends on' }, sensitivity: 'OPEN', cardinality: 'ONE', group: 'term', survivorship: { policy: 'SOURCE_TRUST' } },
    { name: 'amount', kind: 'money', label: { zh: '合同金额', en: 'Amount' }, sensitivity: 'COMMERCIAL', cardinality: 'ONE', survivorship: { policy: 'SOURCE_TRUST' } },
    { name: 'customer', kind: 'reference', refersTo: { type: 'customer', by: 'SOURCE_KEY' }, label: { zh: '甲方客户', en: 'Customer' }, sensitivity: 'OPEN', cardinality: 'ONE', survivorship: { policy: 'SOURCE_TRUST' } },
    { name: 'devices', kind: 'reference', refersTo: { type: 'device', by: 'GOLDEN_KEY' }, label: { zh: '合同设备', en: 'Devices' }, sensitivity: 'OPEN', cardinality: 'MANY', survivorship: { policy: 'UNION' } },
  ],
  exactRules: [
    { name: 'contractNumber', label: { zh: '合同编号相同', en: 'same contract number' }, attributes: ['number'] },
  ],
};
