import { addressKind, areaCodeOf } from '../../../src/core/attributes/address';
import type { NormaliseContext } from '../../../src/core/attributes/kind';
import type { AddressValue } from '../../../src/core/attributes/address';
import { areaCodeOfDivision } from '../../../src/core/attributes/divisions/areaCodes';
import { divisionByCode } from '../../../src/core/attributes/divisions/lookup';

const CONTEXT: NormaliseContext = { timeZone: 'Asia/Shanghai' };
function read(raw: unknown, context = CONTEXT): AddressValue {
  const [first] = addressKind.normalise(raw, context).values;
  if (first === undefined) throw new Error(`${JSON.stringify(raw)} is no address`);
  return first.value;
}
/** Only the parts that are filled, without the text. */
function parts(raw: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(read(raw)).filter((entry): entry is [string, string] => entry[1] !== null && entry[0] !== 'text'));
}
const place = ({ province, city, district, divisionCode }: AddressValue): (string | null)[] => [province, city, district, divisionCode];
const inside = ({ building, unit, room }: AddressValue): (string | null)[] => [building, unit, room];

describe('divisions', () => {
  it.each([
    ['慈溪市浒山街道', '浙江省', '宁波市', '慈溪市', '330282'], ['浙江省慈溪市', '浙江省', '宁波市', '慈溪市', '330282'], ['安徽黄山市徽州区长青路1号', '安徽省', '黄山市', '徽州区', '341004'],
    ['昆明市西山区丝绸支路190号', '云南省', '昆明市', '西山区', '530112'], ['广东省盐田区', '广东省', '深圳市', '盐田区', '440308'], ['天津市天津市津南区', '天津市', '天津市', '津南区', '120112'],
    ['随州市null曾都区', '湖北省', '随州市', '曾都区', '421303'], ['江苏省 苏州市 虎丘区 塔园路1号', '江苏省', '苏州市', '虎丘区', '320505'], ['江苏苏州吴中胥口镇', '江苏省', '苏州市', '吴中区', '320506'],
    ['成都温江区', '四川省', '成都市', '温江区', '510115'], ['重庆市市辖区万州区', '重庆市', '重庆市', '万州区', '500101'], ['北京朝阳区', '北京市', '北京市', '朝阳区', '110105'], ['上海 上海市 徐汇区', '上海市', '上海市', '徐汇区', '310104'],
    ['吉林省吉林市船营区', '吉林省', '吉林市', '船营区', '220204'], ['吉林长春朝阳区', '吉林省', '长春市', '朝阳区', '220104'], ['海南兴海县', '青海省', '海南藏族自治州', '兴海县', '632524'], ['榆林府谷县', '陕西省', '榆林市', '府谷县', '610822'],
    ['恩施州恩施市', '湖北省', '恩施土家族苗族自治州', '恩施市', '422801'], ['黔东南州凯里市', '贵州省', '黔东南苗族侗族自治州', '凯里市', '522601'], ['湖北省仙桃市', '湖北省', null, '仙桃市', '429004'], ['东莞市长安镇', '广东省', '东莞市', null, '441900'],
    ['湖南省娄底市新化县湖南省娄底市新化县坐石乡', '湖南省', '娄底市', '新化县', '431322'], ['浙江省', '浙江省', null, null, '330000'],
    // renamed, merged, raised in rank
    ['福建省长乐市', '福建省', '福州市', '长乐区', '350112'], ['浙江宁波江东区', '浙江省', '宁波市', '鄞州区', '330212'], ['北京市密云县', '北京市', '北京市', '密云区', '110118'], ['北京宣武区', '北京市', '北京市', '西城区', '110102'],
    ['上海市闸北区', '上海市', '上海市', '静安区', '310106'], ['杭州江干区', '浙江省', '杭州市', '上城区', '330102'], ['佛山南海市', '广东省', '佛山市', '南海区', '440605'], ['无锡锡山市', '江苏省', '无锡市', '锡山区', '320205'], ['吴县市', '江苏省', '苏州市', '吴中区', '320506'],
    ['四川双流县', '四川省', '成都市', '双流区', '510116'], ['襄樊市樊城区', '湖北省', '襄阳市', '樊城区', '420606'], ['莱芜市莱城区', '山东省', '济南市', '莱芜区', '370116'], ['毕节地区', '贵州省', '毕节市', null, '520500'],
    // traditional characters, zones
    ['廣東省廣州市天河區', '广东省', '广州市', '天河区', '440106'], ['合肥高新区', '安徽省', '合肥市', '合肥高新技术产业开发区', '340171'],
  ])('%s', (raw, province, city, district, code) => { expect(place(read(raw))).toEqual([province, city, district, code]); });

  it('leaves open what several cities have, unless the area code decides', () => {
    expect(place(read('鼓楼区中山北路1号'))).toEqual([null, null, '鼓楼区', null]);
    expect(place(read('鼓楼区中山北路1号', { ...CONTEXT, areaCode: '25' }))).toEqual(['江苏省', '南京市', '鼓楼区', '320106']);
  });
  it.each(['中山路123号', '南京东路8号', '北京大道12号', '丹阳街1061号', '东方花城2幢', '海北新村3栋'])('takes %s for no division', (raw) => { expect(read(raw).province).toBeNull(); });
  it('takes the road of a city in it for a road', () => {
    expect(parts('上海浦东南路1000号')).toEqual({ province: '上海市', city: '上海市', divisionCode: '310000', road: '浦东南路', number: '1000' });
    expect(parts('重庆市渝中区重庆路5号')).toMatchObject({ district: '渝中区', road: '重庆路' });
  });
  it('joins parts in order, repeated or not', () => {
    const whole = addressKind.identity(read('浙江省宁波市鄞州区学士路97号'));
    expect(addressKind.identity(read(['浙江省', '宁波市', '鄞州区', '学士路97号']))).toBe(whole);
    expect(addressKind.identity(read(['浙江', '宁波', '鄞州区', '浙江省宁波市鄞州区学士路97号']))).toBe(whole);
    expect(addressKind.identity(read({ province: '浙江省', city: null, district: '鄞州区', detail: '学士路97号' }))).toBe(whole);
  });
});

describe('building, unit, room', () => {
  it.each([
    '3栋2单元501', '3-2-501', '3幢2单元501室', '3#楼2单元501', '3号楼2单元501', '三栋二单元五〇一', '3＃2－501', '３栋２单元５０１', '第3栋2单元501室', '3号2单元501', '3栋2-501', '03栋02单元0501', '3-2-501室', '3#2-501室',
    '3 栋 2 单元 501 室', '3栋2单元5楼501', '3号楼二单元五零一室', '三-二-五〇一', '3座2单元501', '3栋2门501', '（3栋2单元501室）', '3#-2-501', '3号楼-2-501',
  ])('%s', (raw) => {
    const value = read(`锦绣花园${raw}`);
    expect(inside(value)).toEqual(['3', '2', '501']);
    expect(addressKind.identity(value)).toBe(addressKind.identity(read('锦绣花园3-2-501')));
    expect([value.estate, value.rest, value.landmark]).toEqual(['锦绣花园', null, null]);
  });
  it.each([
    ['24幢501', '24', null, '501'], ['5号楼201室', '5', null, '201'], ['B座2527号', 'B', null, '2527'], ['十六号楼', '16', null, null], ['24栋1004室', '24', null, '1004'], ['5-1201', '5', null, '1201'], ['A-1201', 'A', null, '1201'], ['1号楼B座1203', '1', 'B', '1203'],
  ])('%s', (raw, building, unit, room) => { expect(inside(read(`锦绣花园${raw}`))).toEqual([building, unit, room]); });
  it.each([['国际大厦4楼409室', '4', '409'], ['国际大厦四楼409', '4', '409'], ['国际大厦28层', '28', null], ['国际大厦1201', null, '1201']])('%s', (raw, floor, room) => {
    const value = read(raw);
    expect([value.estate, value.floor, value.room, value.building]).toEqual(['国际大厦', floor, room, null]);
  });
});

describe('roads, lanes, villages, estates', () => {
  it.each(['学士路97号', '学士路97#', '学士路九十七号', '学士路 97 号', '学士路97', '学士路９７号'])('%s', (raw) => { expect(parts(raw)).toEqual({ road: '学士路', number: '97' }); });
  it.each([
    ['中山路263弄15号602室', { road: '中山路', lane: '263', building: '15', room: '602' }], ['中山路263弄锦绣苑15号楼602', { road: '中山路', lane: '263', estate: '锦绣苑', building: '15', room: '602' }],
    ['中山路甲3号', { road: '中山路', number: '甲3' }], ['中山路3号附5号', { road: '中山路', number: '3附5' }], ['中山路12-1号', { road: '中山路', number: '12-1' }], ['中山路66号院3号楼1单元101', { road: '中山路', number: '66', building: '3', unit: '1', room: '101' }],
    ['中山路3号楼201', { road: '中山路', building: '3', room: '201' }], ['中山路17#4-202', { road: '中山路', number: '17', building: '4', room: '202' }], ['四号大街57号', { road: '4号大街', number: '57' }], ['4号大街57', { road: '4号大街', number: '57' }],
    ['天山路38路东工业园区18栋', { road: '天山路', number: '38', estate: '路东工业园区', building: '18' }], ['318国道12号', { road: '318国道', number: '12' }], ['石湫镇横蓬村133号', { township: '石湫镇', estate: '横蓬村', number: '133' }],
    ['海河路街道新家村24号楼3003', { township: '海河路街道', estate: '新家村', building: '24', room: '3003' }], ['幸福村3组12号', { estate: '幸福村', phase: '3组', number: '12' }], ['锦绣花园二期三区3栋', { estate: '锦绣花园', phase: '2期3区', building: '3' }],
    ['锦绣花园A区3栋', { estate: '锦绣花园', phase: 'A区', building: '3' }], ['阳光100国际新城3栋501', { estate: '阳光100国际新城', building: '3', room: '501' }], ['798艺术区A座', { estate: '798艺术区', building: 'A' }],
  ])('%s', (raw, expected) => { expect(parts(raw)).toEqual(expected); });
});

describe('landmarks and remarks', () => {
  it.each([
    ['学士路97号锦绣花园3栋501 人民医院旁边', '人民医院旁边'], ['学士路97号锦绣花园3栋501（人民医院对面）', '人民医院对面'], ['学士路97号锦绣花园3栋501，近三江超市', '近三江超市'], ['学士路97号锦绣花园3栋501电联', '电联'],
    ['学士路97号锦绣花园3栋501 周末在家', '周末在家'], ['学士路97号锦绣花园3栋501室丰巢', '丰巢'],
  ])('%s', (raw, landmark) => {
    expect(read(raw).landmark).toBe(landmark);
    expect(addressKind.identity(read(raw))).toBe(addressKind.identity(read('学士路97号锦绣花园3栋501')));
  });
  it('splits them off a bare road number too', () => { expect(parts('学士路97号人民医院对面')).toEqual({ road: '学士路', number: '97', landmark: '人民医院对面' }); });
  it('keeps an estate that stands behind a space', () => { expect(parts('学士路97号 锦绣花园')).toEqual({ road: '学士路', number: '97', estate: '锦绣花园' }); });
});

describe('rejections', () => {
  it.each([['无', 'PLACEHOLDER'], ['待补', 'PLACEHOLDER'], ['/', 'PLACEHOLDER'], ['12', 'BAD_FORMAT'], ['路'.repeat(501), 'TOO_LONG'], [true, 'BAD_FORMAT']])('%j: %s', (raw, code) => {
    const { values, rejections } = addressKind.normalise(raw, CONTEXT);
    expect([values, rejections.map((rejection) => rejection.code)]).toEqual([[], [code]]);
  });
  it.each([null, undefined, '', ' ', [], ['', null], {}])('an empty field (%j) is neither', (raw) => { expect(addressKind.normalise(raw, CONTEXT)).toEqual({ values: [], rejections: [] }); });
  it.each([['('.repeat(400)], ['号'.repeat(400)], ['1'.repeat(300) + '号'], ['\ud800路1号'], ['一'.repeat(499)], ['路街'.repeat(200)], [' '.repeat(300) + 'a'], [[[['x']]]]])('is total and quick: %j', (raw) => {
    const before = performance.now();
    expect(() => addressKind.normalise(raw, CONTEXT)).not.toThrow();
    expect(performance.now() - before).toBeLessThan(200);
  });
});

describe('the kind', () => {
  const door = '浙江省宁波市鄞州区学士路97号锦绣花园3栋2单元501室';
  it.each([
    [door, '宁波鄞州区学士路97#锦绣花园3-2-501', 'EXACT'], [door, '浙江省宁波市鄞州区锦绣花园3-2-501', 'EXACT'], [door, '鄞州区首南街道学士路97号锦绣小区9栋', 'NEAR'], [door, '宁波市锦绣花园3栋', 'NEAR'],
    [door, '宁波市海曙区学士路97号锦绣花园3栋2单元501室', 'DIFFERENT'], [door, '宁波市鄞州区学士路99号', 'DIFFERENT'], [door, '宁波市鄞州区学士路97号锦绣花园3栋2单元502室', 'NEAR'],
  ])('%s / %s: %s', (a, b, closeness) => {
    expect(addressKind.compare(read(a), read(b))).toBe(closeness);
    expect(addressKind.compare(read(b), read(a))).toBe(closeness);
  });
  it('subsumes what it says too, and never itself', () => {
    expect(addressKind.subsumes(read(door), read('宁波市鄞州区学士路97号'))).toBe(true);
    expect(addressKind.subsumes(read('宁波市鄞州区学士路97号'), read(door))).toBe(false);
    expect(addressKind.subsumes(read(door), read(door))).toBe(false);
    expect(addressKind.subsumes(read(door), read('宁波市鄞州区学士路99号'))).toBe(false);
  });
  it('finds the door by any notation, and has no key for a mere city', () => {
    const shared = addressKind.matchKeys(read(door)).filter((key) => addressKind.matchKeys(read('锦绣花园三幢二单元501')).includes(key));
    expect(shared).toHaveLength(1);
    expect(addressKind.matchKeys(read('浙江省宁波市'))).toEqual([]);
  });
  it('is read again as it is displayed', () => { expect(addressKind.identity(read(addressKind.display(read(door))))).toBe(addressKind.identity(read(door))); });
  it('grows with what is filled', () => { expect(addressKind.completeness(read(door))).toBeGreaterThan(addressKind.completeness(read('宁波市鄞州区'))); });
});

describe('area codes', () => {
  it.each([['浙江省宁波市', '574'], ['慈溪市', '574'], ['北京市朝阳区', '10'], ['重庆市万州区', '23'], ['湖北省仙桃市', '728'], ['济源市', '391'], ['海南省琼海市', '898'], ['新疆石河子市', '993'], ['青海格尔木市', '979'], ['新疆奎屯市', '992'], ['资阳市', '28']])('%s: %s', (raw, code) => {
    expect(areaCodeOf(read(raw))).toBe(code);
  });
  it('is silent above the city', () => { expect([areaCodeOf(read('浙江省')), areaCodeOf(read('鼓楼区'))]).toEqual([undefined, undefined]); });
  it('every city has one', () => {
    const without: string[] = [];
    for (let code = 110_000; code < 700_000; code += 100) {
      const division = divisionByCode(String(code));
      if (division?.level === 'CITY' && areaCodeOfDivision(division.code) === undefined) without.push(division.name);
    }
    expect(without).toEqual([]);
  });
});
