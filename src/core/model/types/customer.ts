import type { EntityType } from '../entityType';

/** A person or an organisation that is served. Keyed by the customer ID, which the pool hands out. */
export const customer: EntityType = {
  name: 'customer',
  label: { zh: '客户', en: 'Customer' },
  key: { from: 'POOL', prefix: 'CU' },
  attributes: [
    { name: 'name', kind: 'partyName', required: true, label: { zh: '客户名称', en: 'Name' }, sensitivity: 'NAME', cardinality: 'ONE', survivorship: { policy: 'SOURCE_TRUST' }, lookup: true, search: true },
    { name: 'kind', kind: 'code', codeSet: 'customerKind', label: { zh: '客户类型', en: 'Kind' }, sensitivity: 'OPEN', cardinality: 'ONE', survivorship: { policy: 'SOURCE_TRUST' } },
    { name: 'phones', kind: 'phone', label: { zh: '电话', en: 'Phones' }, sensitivity: 'CONTACT', cardinality: 'MANY', survivorship: { policy: 'UNION' }, lookup: true, search: true },
    { name: 'emails', kind: 'email', label: { zh: '邮箱', en: 'E-mail addresses' }, sensitivity: 'CONTACT', cardinality: 'MANY', survivorship: { policy: 'UNION' }, lookup: true, search: true },
    { name: 'addresses', kind: 'address', label: { zh: '地址', en: 'Addresses' }, sensitivity: 'LOCATION', cardinality: 'MANY', survivorship: { policy: 'UNION' }, search: true },
    { name: 'contacts', kind: 'personName', label: { zh: '联系人', en: 'Contact persons' }, sensitivity: 'NAME', cardinality: 'MANY', survivorship: { policy: 'UNION' }, search: true },
    { name: 'creditCode', kind: 'creditCode', label: { zh: '统一社会信用代码', en: 'Unified social credit code' }, sensitivity: 'OPEN', cardinality: 'ONE', survivorship: { policy: 'SOURCE_TRUST' }, identifier: 'VERIFIED', lookup: true, search: true },
    { name: 'identityNumber', kind: 'identityNumber', label: { zh: '身份证号', en: 'Identity number' }, sensitivity: 'IDENTITY', cardinality: 'ONE', survivorship: { policy: 'SOURCE_TRUST' }, identifier: 'VERIFIED' },
    { name: 'serviceLevel', kind: 'code', codeSet: 'serviceLevel', label: { zh: '客户等级', en: 'Service level' }, sensitivity: 'OPEN', cardinality: 'ONE', survivorship: { policy: 'SOURCE_TRUST' } },
  ],
  exactRules: [
    { name: 'creditCode', label: { zh: '统一社会信用代码相同', en: 'same unified social credit code' }, attributes: ['creditCode'] },
    { name: 'identityNumber', label: { zh: '身份证号相同', en: 'same identity number' }, attributes: ['identityNumber'] },
    { name: 'phoneAndName', label: { zh: '电话与名称都相同', en: 'same phone and same name' }, attributes: ['phones', 'name'] },
  ],
};
