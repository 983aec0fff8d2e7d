import type { EntityType } from '../entityType';

/** One machine, keyed by its serial number (SN) in whatever notation it is written. */
export const device: EntityType = {
  name: 'device',
  label: { zh: '设备', en: 'Device' },
  key: { from: 'ATTRIBUTE', attribute: 'sn' },
  attributes: [
    { name: 'sn', kind: 'serialNumber', label: { zh: '设备序列号', en: 'Serial number' }, sensitivity: 'OPEN', cardinality: 'ONE', survivorship: { policy: 'SOURCE_TRUST' }, identifier: 'KEY', required: true, lookup: true, search: true },
    { name: 'modelCode', kind: 'modelCode', label: { zh: '产品型号', en: 'Model code' }, sensitivity: 'OPEN', cardinality: 'ONE', survivorship: { policy: 'SOURCE_TRUST' }, search: true },
    { name: 'modelName', kind: 'text', label: { zh: '型号名称', en: 'Model name' }, sensitivity: 'OPEN', cardinality: 'ONE', survivorship: { policy: 'SOURCE_TRUST' }, search: true },
    { name: 'manufacturedOn', kind: 'date', label: { zh: '出厂日期', en: 'Manufactured on' }, sensitivity: 'OPEN', cardinality: 'ONE', survivorship: { policy: 'SOURCE_TRUST' } },
    { name: 'warrantyEndsOn', kind: 'date', label: { zh: '保修到期日', en: 'Warranty ends on' }, sensitivity: 'OPEN', cardinality: 'ONE', group: 'warranty', survivorship: { policy: 'SOURCE_TRUST' } },
    { name: 'warrantyMonths', kind: 'integer', label: { zh: '保修月数', en: 'Warranty months' }, sensitivity: 'OPEN', cardinality: 'ONE', group: 'warranty', survivorship: { policy: 'SAME_WINNER_AS', attribute: 'warrantyEndsOn' } },
    { name: 'owner', kind: 'reference', refersTo: { type: 'customer', by: 'SOURCE_KEY' }, label: { zh: '所有者', en: 'Owner' }, sensitivity: 'OPEN', cardinality: 'ONE', survivorship: { policy: 'SOURCE_TRUST' } },
    { name: 'buyer', kind: 'reference', refersTo: { type: 'customer', by: 'SOURCE_KEY' }, label: { zh: '购买方', en: 'Buyer' }, sensitivity: 'OPEN', cardinality: 'ONE', survivorship: { policy: 'SOURCE_TRUST' } },
    { name: 'installAddress', kind: 'address', label: { zh: '安装地址', en: 'Installed at' }, sensitivity: 'LOCATION', cardinality: 'ONE', survivorship: { policy: 'MOST_RECENT' }, search: true },
    { name: 'lastFaultCode', kind: 'text', label: { zh: '最近故障代码', en: 'Last fault code' }, sensitivity: 'OPEN', cardinality: 'ONE', group: 'lastRepair', survivorship: { policy: 'SAME_WINNER_AS', attribute: 'lastRepairedOn' } },
    { name: 'lastRepairedOn', kind: 'date', label: { zh: '最近维修日期', en: 'Last repaired on' }, sensitivity: 'OPEN', cardinality: 'ONE', group: 'lastRepair', survivorship: { policy: 'MOST_RECENT' } },
  ],
  exactRules: [
    { name: 'serialNumber', label: { zh: '序列号相同', en: 'same serial number' }, attributes: ['sn'] },
  ],
};
