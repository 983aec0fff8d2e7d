import * as write from './notation.mjs';
import { addDays, TODAY } from './holdings.mjs';

const REJECTED_PHONES = ['无', '待补', '138****1111', '1.38E+10', '00000000000', '13800000000'];
const CRM_LEVELS = { STANDARD: '普通', SILVER: '银卡', GOLD: '金卡', PLATINUM: '钻石' };
const ERP_LEVELS = { STANDARD: 'SL-B1', SILVER: 'SL-S2', GOLD: 'SL-G3', PLATINUM: 'SL-P4' };
const FIELD_STATUSES = { 待派单: 'OPEN', 已派单: 'ASSIGNED', 处理中: 'IN_PROGRESS', 已完成: 'RESOLVED', 已关闭: 'CLOSED', 已取消: 'CANCELLED' };
const shortName = (name) => name.replace(/(?:管理|服务)?有限公司$/, '');
const keyed = (key, payload) => ({ sourceKey: payload[key], payload });
const recent = (random, days) => addDays(TODAY, -random.int(0, days));
const clock = (random) => `${String(random.int(8, 19)).padStart(2, '0')}:${String(random.int(0, 59)).padStart(2, '0')}`;

function phoneOf(random, customer) {
  if (customer.kind === 'PERSON') return write.mobile(random, customer.mobile);
  return random.chance(0.7) ? write.landline(random, customer.landline, customer.extension) : write.mobile(random, customer.mobile);
}

/** The CRM knows most of them, sometimes by a former phone or a former home, sometimes by no phone at all. */
export function crmRows(random, { persons, organisations, dealers }) {
  const known = [...persons.filter(() => random.chance(0.8)), ...organisations.filter(() => random.chance(0.88)), ...dealers];
  return known.map((customer, index) => {
    const home = customer.formerHome ?? customer.home;
    const { province, city, district } = home.place;
    const isPerson = customer.kind === 'PERSON';
    const [year, month, date] = recent(random, 1400).split('-').map(Number);
    const rejected = random.chance(0.04) ? random.pick(REJECTED_PHONES) : null;
    return keyed('客户编号', {
      客户编号: `KH${String(2001 + index * 2).padStart(6, '0')}`, 客户姓名: customer.name, 客户类型: isPerson ? '个人' : random.pick(['企业', '企业', '单位']),
      手机: rejected ?? (isPerson ? write.mobile(random, customer.formerMobile ?? customer.mobile) : random.chance(0.6) ? write.mobile(random, customer.mobile) : ''),
      固定电话: isPerson ? '' : customer.hotline ?? write.landline(random, customer.landline, customer.extension),
      邮箱: random.chance(0.2) ? `kf${2001 + index * 2}@lanfeng-demo.internal` : random.chance(0.05) ? '无' : '',
      省: province, 市: city, 区县: district, 详细地址: write.street(random, home),
      身份证后四位或统一社会信用代码: isPerson ? customer.identity : random.chance(0.9) ? customer.creditCode : '待补',
      客户等级: CRM_LEVELS[customer.level], 更新时间: `${year}/${month}/${date} ${clock(random)}`,
    });
  });
}

/** The call centre knows who has called: today's phone and door, organisations often by their short names. */
export function callcenterRows(random, { persons, organisations }) {
  const known = [...persons.filter(() => random.chance(0.62)), ...organisations.filter(() => random.chance(0.5))];
  return known.map((customer, index) => {
    const isPerson = customer.kind === 'PERSON';
    const name = isPerson ? random.pick([customer.name, customer.name, customer.name, customer.name, `${customer.name}先生`, `${customer.name} 女士`, customer.name, `${customer.name[0]}女士`])
      : random.pick([customer.name, customer.name, customer.name, `${customer.name} ${customer.contact[0]}经理`, `${customer.name}（${customer.contact[0]}主任）`, shortName(customer.name), `${customer.contact[0]}经理`]);
    return keyed('contact_id', {
      contact_id: `CC-${String(50101 + index * 3)}`, caller_name: name,
      phone_raw: isPerson ? write.mobile(random, customer.mobile) : phoneOf(random, customer),
      // Who gave both numbers is recognised; who gave only the new one is a second file until a steward decides.
      alt_phone: customer.formerMobile != null && random.chance(0.7) ? customer.formerMobile : customer.hotline ?? '',
      address_text: write.address(random, customer.home), last_call_at: `${recent(random, 500)}T${clock(random)}:00+08:00`,
    });
  });
}

/** The factory's clients: organisations that buy directly, and dealers. */
export function mesClientRows(random, { organisations, dealers }) {
  return [...organisations, ...dealers].map((client) => keyed('委托方编码', {
    委托方编码: client.clientCode, 委托方名称: random.chance(0.08) ? client.name.replace(/^(..)/, '$1市') : client.name, 联系人: random.pick([client.contact, `${client.contact[0]}经理`, `${client.contact}（设备科）`, '']),
    联系电话: random.chance(0.03) ? random.pick(REJECTED_PHONES) : random.chance(0.4) ? `${client.landline} / ${client.mobile}` : random.chance(0.75) ? write.landline(random, client.landline, client.extension) : write.mobile(random, client.mobile), 地址: write.address(random, client.home),
  }));
}

export function mesDeviceRows(random, devices) {
  return devices.map((device) => keyed('设备SN', {
    设备SN: random.chance(0.8) ? device.sn : write.serialNumber(random, device.sn), 产品型号: device.codeOnPlate, 型号名称: device.model.name, 出厂日期: write.day(random, device.madeOn),
    保修月数: String(device.months), 保修到期日: random.chance(0.25) ? '' : write.day(random, device.warrantyEndsOn),
    委托方编码: device.buyer.clientCode, 委托方名称: device.buyer.name, 委托方电话: device.buyer.landline, 更新时间: `${addDays(device.madeOn, 4)} ${clock(random)}:00`,
  }));
}

/** The workshop writes SN and model off the plate; it knows who called it, so it knows today's private owners. */
export function repairRows(random, devices) {
  const seen = devices.filter((device) => device.owner.kind === 'PERSON' || random.chance(0.2));
  return seen.flatMap((device) => {
    const row = (owner, on, sn) => keyed('序列号', {
      序列号: sn, 机型: random.chance(0.03) ? '见铭牌' : write.modelCode(random, device.codeOnPlate), 客户名: owner.name, 联系电话: phoneOf(random, owner),
      安装地址: write.address(random, owner.home), 最近故障代码: random.pick(['', 'E1', 'E3', 'F4', '主板']), 最近维修日期: write.day(random, on),
    });
    const today = row(device.owner, device.repairedOn, write.serialNumber(random, device.sn));
    if (device.formerOwner === null) return [today];
    // Sold on: an older row, in another notation of the SN, still names the former owner.
    const older = row(device.formerOwner, addDays(device.madeOn, 30), `SN ${device.sn.toLowerCase()}.`);
    return older.sourceKey === today.sourceKey ? [today] : [older, today];
  });
}

export function erpRows(random, contracts) {
  return contracts.map((contract) => keyed('contract_no', {
    contract_no: contract.number, party_a: contract.party.name, party_phone: phoneOf(random, contract.party), service_level: ERP_LEVELS[contract.level],
    start_date: write.day(random, contract.startsOn), end_date: write.day(random, contract.endsOn), device_sns: contract.devices.map(({ sn }) => sn).join(random.pick([';', '；', '、'])),
    amount: write.amount(random, contract.amount), updated_at: `${addDays(contract.startsOn, random.int(0, 30)).replaceAll('-', '/')} ${clock(random)}`,
  }));
}

export function ticketRows(random, tickets, source) {
  const utc = (at) => (at === null ? '' : new Date(at).toISOString().replace('.000Z', 'Z'));
  const local = (at) => (at === null ? '' : at.slice(0, 19).replace('T', ' '));
  const isField = source === 'field_app';
  return tickets.filter((ticket) => ticket.source === source).map((ticket) => keyed('ticket_no', {
    ticket_no: `${isField ? 'FA' : 'GD'}${ticket.createdAt.slice(0, 10).replaceAll('-', '')}${String(10001 + ticket.index)}`, phone: phoneOf(random, ticket.customer),
    sn: random.chance(0.12) ? '' : write.serialNumber(random, ticket.device.sn), title: ticket.title, fault_code: ticket.faultCode,
    status: isField ? FIELD_STATUSES[ticket.status] : ticket.status, created_at: (isField ? utc : local)(ticket.createdAt), closed_at: (isField ? utc : local)(ticket.closedAt),
  }));
}
