import { FAULTS } from './words.mjs';

/** The demo's present; nothing in it is later. Warranties and contracts end on both sides of it. */
export const TODAY = '2026-11-20';
const DAY_MS = 86_400_000;
const MARKS = { 岚峰: 'LF', 清禾: 'QH', 澄屿: 'CY', 雪棠: 'XT', 煦和: 'XH', 攀岳: 'PY', 和颐: 'HY', 泽衡: 'ZH' };

export const addDays = (iso, days) => new Date(Date.parse(iso) + days * DAY_MS).toISOString().slice(0, 10);

export function addMonths(iso, months) {
  const [year, month, day] = iso.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

export function serialNumberOf(model, madeOn, number) {
  return `${MARKS[model.manufacturer]}${madeOn.slice(2, 4)}${madeOn.slice(5, 7)}K${String(number).padStart(5, '0')}`;
}

/** Machines, each with its owner today and, when it was sold on, the owner before. */
export function createDevices(random, { persons, organisations, dealers }, models) {
  const devices = [];
  const byCategory = (category) => models.filter((model) => model.category === category);
  const add = (owner, buyer, category) => {
    const model = random.pick(byCategory(category));
    const madeOn = addDays('2015-02-01', random.int(0, 4200));
    // Some were sold with a longer warranty than the model's own: these end years from now.
    const months = (model.specifications['整机保修(月)'] ?? 36) + (random.chance(0.3) ? 60 : 0);
    devices.push({
      sn: serialNumberOf(model, madeOn, 1000 + devices.length * 7), model, madeOn,
      // A few plates name a variant for one customer or one year, which the catalogue does not have.
      codeOnPlate: random.chance(0.03) ? `${model.code}${random.pick(['T', 'N', '-S9'])}` : model.code, months, warrantyEndsOn: addMonths(madeOn, months),
      owner, buyer, formerOwner: random.chance(0.06) ? random.pick(persons) : null, repairedOn: addDays(madeOn, random.int(60, 700)),
    });
  };
  const home = ['空调', '空调', '空调', '洗衣机', '冰箱', '热水器'];
  for (const owner of persons) for (let i = random.int(0, 2); i > 0; i -= 1) add(owner, random.pick(dealers), random.pick(home));
  for (const owner of organisations) for (let i = random.int(2, 7); i > 0; i -= 1) add(owner, owner, random.pick(owner.goods));
  return devices.map((device) => ({ ...device, repairedOn: device.repairedOn > TODAY ? addDays(TODAY, -random.int(1, 40)) : addDays(device.repairedOn, random.int(0, Math.max(0, (Date.parse(TODAY) - Date.parse(device.repairedOn)) / DAY_MS))) }));
}

const PRICES = { STANDARD: 600, SILVER: 1800, GOLD: 4200, PLATINUM: 9600 };

export function createContracts(random, customers, devices, count) {
  const owners = random.shuffled([...customers.organisations, ...customers.organisations.slice(0, 30), ...customers.persons.slice(0, 60)])
    .filter((owner) => devices.some((device) => device.owner === owner)).slice(0, count);
  return owners.map((party, index) => {
    const startsOn = addDays('2022-01-01', random.int(0, 1760));
    const covered = devices.filter((device) => device.owner === party).slice(0, 8);
    const level = random.pick(['STANDARD', 'SILVER', 'SILVER', 'GOLD', 'PLATINUM']);
    return {
      number: `WB${startsOn.slice(0, 4)}-${String(1000 + index * 3).padStart(6, '0')}`, party, level, startsOn,
      endsOn: addDays(addMonths(startsOn, 12 * random.int(1, 6)), -1), devices: covered, amount: PRICES[level] * Math.max(1, covered.length),
    };
  });
}

const STATUSES = ['已关闭', '已关闭', '已关闭', '已完成', '已取消'];

export function createTickets(random, devices, count) {
  return Array.from({ length: count }, (_, index) => {
    const device = random.pick(devices);
    const [faultCode, title] = random.pick(FAULTS[device.model.category]);
    const open = random.chance(0.1);
    const createdOn = open ? addDays(TODAY, -random.int(0, 9)) : addDays(TODAY, -random.int(10, 1300));
    const minutes = random.int(0, 599);
    const time = `${String(8 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:${String(random.int(0, 59)).padStart(2, '0')}`;
    return {
      source: random.chance(0.62) ? '400客服' : 'field_app', index, device, customer: device.owner, faultCode, title, createdAt: `${createdOn}T${time}+08:00`,
      status: open ? random.pick(['待派单', '已派单', '处理中']) : random.pick(STATUSES),
      closedAt: open ? null : `${addDays(createdOn, random.int(0, 6))}T20:${String(random.int(0, 59)).padStart(2, '0')}:00+08:00`,
    };
  });
}
