import { modelKey } from '../../src/core/attributes/modelCode';
import { kindNamed } from '../../src/core/attributes/registry';
import type { AttributeKindName } from '../../src/core/attributes/registry';
import type { JsonValue } from '../../src/core/model/json';
import { SERVICE_TIME_ZONE } from '../../src/app/serviceDay';
import { addDeviceModels } from '../../src/storage/deviceModels';
import type { Tx } from '../../src/storage/transaction';
import { seedModels } from '../../seeds/seedFiles';

/** One value as ingest would have read it, with the text it came from and the keys under which it is found. */
interface Word { readonly set: string; readonly place: number; readonly value: JsonValue; readonly raw: string; readonly keys: readonly string[] }

const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余'.split('');
const GIVEN = ['伟', '芳', '秀英', '敏', '静', '丽', '强', '磊', '军', '洋', '勇', '艳', '杰', '娟', '涛', '明', '超', '秀兰', '霞', '平', '刚', '桂英', '子涵', '浩然',
  '梓轩', '雨桐', '思远', '佳怡', '文博', '清扬', '若曦', '景行', '知远', '怀瑾', '听澜', '望舒', '云开', '书瑶', '沐阳', '安然'];
const CITIES = ['浙江省杭州市西湖区', '浙江省宁波市鄞州区', '江苏省南京市鼓楼区', '江苏省苏州市姑苏区', '上海市浦东新区', '广东省广州市天河区', '广东省深圳市南山区', '四川省成都市武侯区', '湖北省武汉市洪山区', '山东省青岛市市南区'];
const ROADS = ['文三路', '学士路', '中山路', '人民路', '建设路', '解放路', '和平路', '长江路', '新华路', '青年路'];
const TRADES = ['电梯工程', '口腔门诊', '物业管理', '餐饮管理', '商贸', '机电设备', '医疗器械', '汽车服务', '酒店管理', '智能科技'];
const BRANDS = ['青禾', '云笠', '澄湖', '鹤汀', '望潮', '松风', '听雨', '拾光', '远山', '南屿', '北辰', '东篱', '西岭', '星河', '晨曦', '瑞丰', '恒泰', '嘉和', '明德', '同创'];
const TITLES = ['制冷效果差', '不制热', '漏水', '噪音大', '无法开机', '显示故障代码', '定期保养', '移机', '加氟', '遥控器失灵', '滤网清洗', '主板更换', '电梯异响', '门机故障', '热水不热', '点火失败'];

function read(set: string, kind: AttributeKindName, texts: readonly string[]): Word[] {
  const known = kindNamed(kind);
  const seen = new Set<string>();
  const words: Word[] = [];
  for (const text of texts) {
    const { values: [first] } = known.normalise(text, { timeZone: SERVICE_TIME_ZONE });
    if (first === undefined) throw new Error(`"${text}" is no ${kind}`);
    const name = JSON.stringify(first.value);
    if (seen.has(name)) continue;
    seen.add(name);
    words.push({ set, place: words.length, value: first.value, raw: text, keys: known.matchKeys(first.value) });
  }
  return words;
}

/** Addresses of one city quarter after the other: 30 estates of 4 houses with 10 doors each make 12,000. */
function addresses(): string[] {
  return CITIES.flatMap((city, c) => ROADS.flatMap((road, r) => Array.from({ length: 120 }, (_none, door) =>
    `${city}${road}${1 + ((c * 37 + r * 11 + door) % 400)}号${1 + (door % 12)}栋${1 + (door % 4)}单元${1 + (door % 30)}0${1 + (door % 4)}室`)));
}

function allWords(): Word[] {
  const people = SURNAMES.flatMap((surname) => GIVEN.map((given) => surname + given));
  const organisations = CITIES.flatMap((city) => BRANDS.flatMap((brand) => TRADES.map((trade) => `${/(\p{Script=Han}{2})市/u.exec(city)?.[1] ?? ''}${brand}${trade}有限公司`)));
  const models = seedModels();
  return [
    ...read('person', 'partyName', people), ...read('organisation', 'partyName', organisations), ...read('address', 'address', addresses()),
    ...read('title', 'text', TITLES),
    ...models.map(({ id, code, name }, place): Word => ({ set: 'model', place, value: { code, key: modelKey(code), model: id }, raw: name, keys: [] })),
  ];
}

/** Puts the vocabulary, and the model catalogue, where the building statements find them. Returns how many words each set has. */
export async function addWords(tx: Tx): Promise<Readonly<Record<string, number>>> {
  await addDeviceModels(tx, seedModels().map((model) => ({ ...model, comparisonKey: modelKey(model.code) })));
  const words = allWords();
  await tx.query('create unlogged table bench_word (set text, place int, json text not null, raw text not null, keys text[] not null, primary key (set, place))');
  await tx.query(
    `insert into bench_word select set, place, value::text, raw, array(select jsonb_array_elements_text(keys))
       from jsonb_to_recordset($1::jsonb) as row (set text, place int, value jsonb, raw text, keys jsonb)`, [JSON.stringify(words)]);
  await tx.query('analyze bench_word');
  const counts: Record<string, number> = {};
  for (const { set } of words) counts[set] = (counts[set] ?? 0) + 1;
  return counts;
}
