import { DIVISION_DATA } from '../../src/core/attributes/divisions/divisionData';
import { CRM_COLUMNS } from '../import/crmFile';
import { personName } from '../search/company';
import { randomFrom, skewed } from '../search/random';

/**
 * Customers of a company that works all over the country, as its CRM would export them. What recurs recurs as in life:
 * few surnames for many people, most customers in the larger cities, a phone number for each. One row in twenty is a
 * second entry of a customer who is there already, written otherwise; one in eight is an organisation.
 */
interface Quarter { readonly province: string; readonly city: string; readonly district: string }

/** Cities in an order of their own: the first are where most customers live. */
const QUARTERS: readonly (readonly Quarter[])[] = DIVISION_DATA.flatMap((line) => {
  const [head = '', ...cities] = line.split(';');
  const province = head.slice(2);
  return cities.map((part) => {
    const [cityHead = '', ...districts] = part.split(',');
    const city = cityHead.slice(2) || province;
    return districts.map((district): Quarter => ({ province, city, district: district.slice(2) }));
  });
}).filter((districts) => districts.length > 2).map((districts, index) => ({ districts, order: randomFrom(index + 1)() }))
  .sort((x, y) => x.order - y.order).map(({ districts }) => districts);

const SYLLABLES = Array.from('文学中人建解和长新青春江湖山河东南西北金银玉龙凤兴安康宁海天华明光景园林桥柳梅竹松莲云清石泉滨站城关门市场工农科技朝阳红星友谊胜利前进团结');
const ROAD_ENDS = ['路', '路', '路', '街', '大道', '北路', '南路', '东路', '西街', '巷'];
const ESTATE_ENDS = ['花园', '小区', '新村', '家园', '苑', '广场', '公馆', '里'];
const CORE = Array.from('恒鼎瑞华安泰鑫宏博远卓越嘉德润泽盛景弘毅捷浩亿锋绿云鹤岚峰煦和青禾清蓝天桥达通源利隆昌兴业创科信诚联合丰裕康宁祥腾飞翔宇森林川海洋光辉永新立成');
const TRADES = ['机电设备', '电梯工程', '餐饮管理', '酒店管理', '物业服务', '医疗器械', '暖通工程', '环保科技', '教育咨询', '商贸', '电子', '建材', '食品', '服饰', '物流', '汽车服务', '装饰工程', '信息技术', '口腔门诊', '健身'];
const MOBILE = ['138', '139', '137', '136', '135', '150', '151', '158', '159', '186', '188', '187', '177', '133', '153', '189', '199', '166', '182', '147'];
const LEVELS = ['普通', '银卡', '金卡', '钻石'];

const SECOND_ENTRY = 0.05;
const ORGANISATION = 0.125;

interface Customer { readonly isPerson: boolean; readonly name: string; readonly mobile: string; readonly quarter: Quarter; readonly street: string; readonly door: string; readonly email: string }

const from = <T>(random: () => number, list: readonly T[]): T => skewed(random, list, 40);
const upTo = (random: () => number, most: number): number => 1 + Math.floor(random() * most);

function customer(index: number): Customer {
  const random = randomFrom(index * 2 + 1);
  const isPerson = random() >= ORGANISATION;
  const quarter = skewed(random, skewed(random, QUARTERS, 30), 6);
  const core = Array.from({ length: 2 + Number(random() < 0.5) }, () => from(random, CORE)).join('');
  const road = from(random, SYLLABLES) + from(random, SYLLABLES) + from(random, ROAD_ENDS);
  const estate = random() < 0.7 ? from(random, SYLLABLES) + from(random, SYLLABLES) + from(random, ESTATE_ENDS) : '';
  // No two customers have one number: nine digits of a scattered index.
  const scattered = (index * 7_368_787 + 13) % 1_000_000_007;
  return {
    isPerson, quarter,
    name: isPerson ? personName(random) : `${quarter.city.replace(/市$/u, '')}${core}${from(random, TRADES)}有限公司`,
    mobile: `${MOBILE[Math.floor(scattered / 100_000_000)] ?? '198'}${String(scattered % 100_000_000).padStart(8, '0')}`,
    street: `${road}${upTo(random, 600)}号${estate}`,
    door: isPerson ? `${upTo(random, 30)}栋${upTo(random, 4)}单元${upTo(random, 25)}0${upTo(random, 4)}室` : `${upTo(random, 9)}号楼${upTo(random, 20)}层`,
    email: random() < 0.15 ? `c${index}@firm${index % 997}.cn` : '',
  };
}

/** The cells of the n-th row, in the order of {@link CRM_COLUMNS}. */
export function crmCustomer(n: number): string[] {
  const random = randomFrom(n * 2 + 700_000_001);
  const isSecond = n > 0 && random() < SECOND_ENTRY;
  const { isPerson, name, mobile, quarter, street, door, email } = customer(isSecond ? Math.floor(random() * n) : n);
  const keepsPhone = !isSecond || random() < 0.7;
  const written = random() < 0.3 ? `${mobile.slice(0, 3)}-${mobile.slice(3, 7)}-${mobile.slice(7)}` : mobile;
  return [
    `C${String(n).padStart(8, '0')}`, isSecond && !isPerson && random() < 0.5 ? name.replace('有限公司', '') : name, isPerson ? '个人' : '企业',
    keepsPhone ? written : `199${String((n * 48_271) % 100_000_000).padStart(8, '0')}`, '', email,
    quarter.province, quarter.city, quarter.district, isSecond && random() < 0.3 ? street : street + door, LEVELS[Math.floor(random() * 4)] ?? '普通',
    `2026/${upTo(random, 11)}/${upTo(random, 28)} ${String(Math.floor(random() * 24)).padStart(2, '0')}:00`,
  ];
}

/** The same as the payload of a source record. */
export function crmPayload(n: number): Readonly<Record<string, string>> {
  const cells = crmCustomer(n);
  return Object.fromEntries(CRM_COLUMNS.map((name, index) => [name, cells[index] ?? '']));
}
