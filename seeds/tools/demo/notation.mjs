/** How the same fact is written by different people. Each function takes the fact and returns one of its notations. */
const fullWidth = (text) => text.replace(/[!-~]/g, (char) => String.fromCodePoint(char.codePointAt(0) + 0xfee0));

export function mobile(random, digits) {
  const [a, b, c] = [digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)];
  return random.pick([digits, digits, digits, digits, `${a} ${b} ${c}`, `${a}-${b}-${c}`, `+86 ${digits}`, `0086${digits}`, `86-${digits}`, fullWidth(digits), `0${digits}`, `${digits} 晚上打`]);
}

/** `number` is 0571-55511234, without or with an extension. */
export function landline(random, number, extension) {
  const [area, local] = number.split('-');
  const main = random.pick([number, number, `(${area})${local}`, `${area} ${local.slice(0, 4)} ${local.slice(4)}`, `${area}${local}`, `+86-${area.slice(1)}-${local}`]);
  if (extension === undefined) return main;
  return main + random.pick([`转${extension}`, ` 转 ${extension}`, `-${extension}`, `分机${extension}`, `#${extension}`, ` ext.${extension}`]);
}

/** 2024-03-09 in the notations of offices; MES and ERP also write times. */
export function day(random, iso) {
  const [year, month, date] = iso.split('-').map(Number);
  return random.pick([iso, iso, iso, `${year}/${month}/${date}`, `${year}.${iso.slice(5, 7)}.${iso.slice(8)}`, `${year}年${month}月${date}日`, iso.replaceAll('-', '')]);
}

export function modelCode(random, code) {
  return random.pick([code, code, code, code.toLowerCase(), code.replaceAll('-', ''), code.replaceAll('/', '-'), code.replaceAll('-', ' ').replaceAll('/', ' '), fullWidth(code)]);
}

export function serialNumber(random, sn) {
  return random.pick([sn, sn, sn.toLowerCase(), `SN：${sn}`, `*${sn}*`, `${sn.slice(0, 6)} ${sn.slice(6)}`, `${sn.slice(0, 2)}-${sn.slice(2, 6)}-${sn.slice(6)}`, `s/n: ${sn}`]);
}

const CHINESE = [...'〇一二三四五六七八九'];

/** The door within an estate: 3栋2单元501室 and its like. */
export function door(random, { building, unit, room }) {
  if (unit === null) return random.pick([`${building}楼${room}室`, `${building}F-${room}`, `${building}层${room}`]).replace(/^\d+F-/, `${building}楼`);
  return random.pick([
    `${building}栋${unit}单元${room}室`, `${building}幢${unit}单元${room}`, `${building}-${unit}-${room}`, `${building}号楼${unit}单元${room}室`,
    `${building < 10 ? CHINESE[building] : building}栋${CHINESE[unit]}单元${[...String(room)].map((digit) => CHINESE[digit]).join('')}`,
  ]);
}

export const street = (random, address) => `${address.road}${address.number}号${address.estate}${door(random, address)}`;

/** An address in one string, with more or less of the divisions in front. */
export function address(random, place) {
  const { province, city, district } = place.place;
  const region = random.pick([`${province === city ? '' : province}${city}${district}`, `${city}${district}`, `${province === city ? '' : province.replace('省', '')}${city.replace('市', '')}${district}`]);
  return region + street(random, place);
}

export function amount(random, yuan) {
  const grouped = String(yuan).replace(/\B(?=(\d{3})+$)/g, ',');
  return random.pick([String(yuan), `${yuan}.00`, `${grouped}.00`, `￥${yuan}`, `¥${grouped}`, `${grouped}元`]);
}
