import type { EntityType } from '../entityType';

/** A service ticket: the transaction that refers to master data. It never links across systems. */
export const ticket: EntityType = {
  name: 'ticket',
  label: { zh: '服务工单', en: 'Service ticket' },
  key: { from: 'SOURCE' },
  attributes: [
    { name: 'number', kind: 'text', label: { zh: '工单编号', en: 'Ticket number' }, sensitivity: 'OPEN', cardinality: 'ONE', survivorship: { policy: 'SOURCE_TRUST' }, search: true },
    { name: 'title', kind: 'text', label: { zh: '标题', en: 'Title' }, sensitivity: 'OPEN', cardinality: 'ONE', survivorship: { policy: 'SOURCE_TRUST' }, search: true },
    { name: 'status', kind: 'code', codeSet: 'ticketStatus', label: { zh: '状态', en: 'Status' }, sensitivity: 'OPEN', cardinality: 'ONE', survivorship: { policy: 'SOURCE_TRUST' } },
    { name: 'faultCode', kind: 'text', label: { zh: '故障代码', en: 'Fault code' }, sensitivity: 'OPEN', cardinality: 'ONE', survivorship: { policy: 'SOURCE_TRUST' }, search: true },
    { name: 'phone', kind: 'phone', label: { zh: '来电号码', en: 'Caller phone' }, sensitivity: 'CONTACT', cardinality: 'ONE', survivorship: { policy: 'SOURCE_TRUST' }, lookup: true, search: true },
    { name: 'device', kind: 'reference', refersTo: { type: 'device', by: 'GOLDEN_KEY' }, label: { zh: '设备', en: 'Device' }, sensitivity: 'OPEN', cardinality: 'ONE', survivorship: { policy: 'SOURCE_TRUST' } },
    { name: 'createdAt', kind: 'dateTime', label: { zh: '创建时间', en: 'Created at' }, sensitivity: 'OPEN', cardinality: 'ONE', survivorship: { policy: 'SOURCE_TRUST' } },
    { name: 'closedAt', kind: 'dateTime', label: { zh: '关闭时间', en: 'Closed at' }, sensitivity: 'OPEN', cardinality: 'ONE', survivorship: { policy: 'SOURCE_TRUST' } },
  ],
  exactRules: [],
};
