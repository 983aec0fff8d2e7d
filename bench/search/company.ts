import type { PartyName } from '../../src/core/attributes/partyName';
import type { PhoneValue } from '../../src/core/attributes/phone';
import type { AddressValue } from '../../src/core/attributes/address';
import type { JsonValue } from '../../src/core/model/json';
import { randomFrom, skewed } from './random';

/**
 * A made-up company whose words are as unevenly spread as in life: one surname in fourteen is 王, six customers in
 * ten live in one city and a fifth of these in one district, one device in eight is of the best-selling model. Every
 * value in the shape in which ingest leaves it.
 */
const SURNAMES = Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷单');
const GIVEN = Array.from('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国志文玉红海林春荣永新立成东峰龙波辉斌宁浩宇婷雪梅琳佳欣怡晨阳子轩梓涵思雨一诺远怀瑾知清澜听松语鹤云舟若安景行予南之嘉言致');
const CITIES: readonly (readonly [province: string, city: string, area: string, districts: readonly string[]])[] = [
  ['浙江省', '杭州市', '571', ['西湖区', '余杭区', '萧山区', '滨江区', '拱墅区', '上城区', '临平区', '富阳区', '钱塘区']],
  ['浙江省', '宁波市', '574', ['鄞州区', '海曙区', '江北区']], ['江苏省', '苏州市', '512', ['吴中区', '姑苏区', '相城区']],
  ['上海市', '上海市', '21', ['浦东新区', '徐汇区', '静安区']], ['湖北省', '武汉市', '27', ['洪山区', '武昌区', '江夏区']],
];
const ROADS = ['文三路', '文一西路', '莫干山路', '学院路', '天目山路', '解放路', '中山北路', '人民路', '建设路', '和平路', '滨盛路', '江南大道', '体育场路', '凤起路', '古墩路', '丰潭路', '听松路', '澄湖路', '长江路', '新华路'];
const ESTATES = ['锦绣花园', '澄湖花园', '听松雅苑', '翠苑新村', '绿城桂花园', '阳光城', '金色家园', '世纪新城', '和平里', '春江名城', '云栖小镇', '丹枫新村'];
const CORES_A = Array.from('恒鼎瑞华安泰鑫宏博远卓越嘉德润泽盛景弘毅捷浩亿锋润绿云笠鹤汀澄岚峰煦和青禾清和蓝天金桥');
const CORES_B = Array.from('达通盛源泰利隆昌兴业创科信诚联合丰裕康宁祥瑞腾飞翔宇');
const TRADES = ['机电设备', '电梯工程', '餐饮管理', '酒店管理', '物业服务', '医疗器械', '暖通工程', '环保科技', '教育咨询', '商贸'];
const MODELS: readonly (readonly [code: string, name: string])[] = Array.from({ length: 40 }, (_none, index) => {
  const size = [35, 26, 50, 72, 32][index % 5] ?? 35;
  const line = ['N8HR3', 'LF8B1', 'BDN8Y', 'W400', 'A3S1', 'DY1', 'T5X', 'MHAA3'][index % 8] ?? 'A1';
  return [`KFR-${size}${index % 3 === 2 ? 'LW' : 'GW'}/${line}${index > 7 ? String.fromCharCode(65 + (index % 20)) : ''}`, `${size / 23 > 2 ? '3匹' : '1.5匹'}变频${index % 3 === 2 ? '立柜机' : '壁挂机'}`];
});
const MOBILE = ['138', '139', '137', '136', '135', '150', '151', '158', '159', '186', '188', '187', '177', '133', '153', '189', '199', '166', '182', '147'];
const PINYIN = ['wang', 'li', 'zhang', 'liu', 'chen', 'lin.zhi', 'office', 'service', 'zhao.yuan', 'info'];

export interface Made { readonly type: 'customer' | 'device' | 'contract'; readonly key: string; readonly values: Readonly<Record<string, JsonValue>> }

export function address(random: () => number): AddressValue {
  const [province, city, , districts] = random() < 0.6 ? CITIES[0] ?? skewed(random, CITIES) : skewed(random, CITIES);
  const district = skewed(random, districts, 5);
  const parts = {
    province, city, district, road: skewed(random, ROADS), number: String(1 + Math.floor(random() * 900)), estate: random() < 0.7 ? skewed(random, ESTATES) : null,
    building: String(1 + Math.floor(random() * 30)), unit: String(1 + Math.floor(random() * 4)), room: `${1 + Math.floor(random() * 25)}0${1 + Math.floor(random() * 4)}`,
  };
  const text = `${province}${city}${district}${parts.road}${parts.number}号${parts.estate ?? ''}${parts.building}栋${parts.unit}单元${parts.room}室`;
  return { ...parts, divisionCode: '330106', township: null, lane: null, phase: null, floor: null, landmark: null, rest: null, text };
}

function phone(random: () => number): PhoneValue {
  const digits = (count: number): string => String(Math.floor(random() * 10 ** count)).padStart(count, '0');
  if (random() < 0.85) return { e164: `+86${skewed(random, MOBILE, 6)}${digits(8)}`, extension: null, kind: 'MOBILE' };
  return { e164: `+865718${digits(7)}`, extension: random() < 0.3 ? digits(4) : null, kind: 'LANDLINE' };
}

export function personName(random: () => number): string {
  return skewed(random, SURNAMES, 9) + skewed(random, GIVEN, 12) + (random() < 0.82 ? skewed(random, GIVEN, 12) : '');
}

function organisationName(random: () => number): string {
  const [, city, , districts] = random() < 0.6 ? CITIES[0] ?? skewed(random, CITIES) : skewed(random, CITIES);
  return `${city}${random() < 0.3 ? skewed(random, districts) : ''}${skewed(random, CORES_A, 9)}${skewed(random, CORES_B, 9)}${skewed(random, CORES_B, 9)}${skewed(random, TRADES)}有限公司`;
}

export function customerNumber(index: number): Made {
  const random = randomFrom(index * 2 + 1);
  const isPerson = random() < 0.9;
  const name = isPerson ? personName(random) : organisationName(random);
  const party: PartyName = { form: isPerson ? 'PERSON' : 'ORGANISATION', name, contact: null, partial: false, key: name };
  const phones = [phone(random), ...(random() < 0.25 ? [phone(random)] : [])];
  return {
    type: 'customer', key: `CU${String(index + 1).padStart(8, '0')}`,
    values: {
      name: party, kind: party.form, phones, addresses: [address(random), ...(random() < 0.1 ? [address(random)] : [])], serviceLevel: 'STANDARD',
      ...(random() < 0.2 ? { emails: [`${skewed(random, PINYIN)}${Math.floor(random() * 10_000)}@corp${Math.floor(random() * 500)}.cn`] } : {}),
      ...(isPerson ? {} : { contacts: [{ name: personName(random), surname: null, given: null, title: null, partial: false, latin: false }] }),
    },
  };
}

export function deviceNumber(index: number): Made {
  const random = randomFrom(index * 2 + 900_000_001);
  const [code, modelName] = skewed(random, MODELS, 6);
  const brand = skewed(random, ['QZ', 'LF', 'MD', 'AU', 'KK']);
  const month = `${16 + Math.floor(random() * 10)}${String(1 + Math.floor(random() * 12)).padStart(2, '0')}`;
  const sn = `${brand}${month}${String(index).padStart(7, '0')}${skewed(random, ['AB', 'CD', 'K', 'VSJ', 'Z2'])}`;
  return {
    type: 'device', key: sn,
    values: { sn, modelCode: { code, key: code.replace(/[^A-Z0-9]/g, '') }, modelName, ...(random() < 0.7 ? { installAddress: address(random) } : {}) },
  };
}

export function contractNumber(index: number): Made {
  const number = `HT${2017 + (index % 10)}-${String(Math.floor(index / 10)).padStart(6, '0')}`;
  return { type: 'contract', key: number.replace('-', ''), values: { number, serviceLevel: 'STANDARD', endsOn: '2027-01-01' } };
}
