import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

const SURNAMES = Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余');
const GIVEN = ['伟', '芳', '秀英', '敏', '静', '丽', '强', '磊', '军', '洋', '勇', '艳', '杰', '娟', '涛', '明', '思远', '佳怡', '文博', '清扬', '若曦', '景行', '知远', '怀瑾', '云开', '书瑶', '安然'];
const PLACES = [['浙江省', '杭州市', '西湖区'], ['浙江省', '宁波市', '鄞州区'], ['江苏省', '南京市', '鼓楼区'], ['广东省', '广州市', '天河区'], ['四川省', '成都市', '武侯区'], ['湖北省', '武汉市', '洪山区']] as const;
const ROADS = ['文三路', '学士路', '中山路', '人民路', '建设路', '解放路', '和平路', '长江路'];
const LEVELS = ['普通', '银卡', '金卡', '钻石'];
const TRADES = ['电梯工程', '口腔门诊', '物业管理', '机电设备', '医疗器械', '汽车服务'];

export const CRM_COLUMNS = ['客户编号', '客户姓名', '客户类型', '手机', '固定电话', '邮箱', '省', '市', '区县', '详细地址', '客户等级', '更新时间'];

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** The n-th customer as a CRM would hold it. Every tenth comes twice, as two entries of one person; every seventh is an organisation. */
export function crmRow(n: number): string[] {
  const person = n % 10 === 9 ? n - 1 : n;
  const scattered = (person * 2_654_435_761) % 4_294_967_296;
  const [province, city, district] = pick(PLACES, Math.floor(scattered / 7));
  const isOrganisation = person % 7 === 0;
  const name = isOrganisation
    ? `${city.slice(0, 2)}${pick(SURNAMES, scattered)}${pick(GIVEN, Math.floor(scattered / 41))}${pick(TRADES, person)}有限公司`
    : `${pick(SURNAMES, scattered)}${pick(GIVEN, Math.floor(scattered / 41))}`;
  const mobile = `1${pick(['30', '35', '38', '39', '50', '58', '77', '86', '99'], person)}${String((person * 48_271 + 7) % 100_000_000).padStart(8, '0')}`;
  return [
    `C${String(n).padStart(8, '0')}`, name, isOrganisation ? '企业' : '个人', n % 3 === 0 ? `${mobile.slice(0, 3)}-${mobile.slice(3, 7)}-${mobile.slice(7)}` : mobile, '', n % 5 === 0 ? `c${person}@firm${person % 97}.cn` : '',
    province, city, district, `${pick(ROADS, scattered)}${1 + (scattered % 400)}号${1 + (person % 30)}栋${1 + (person % 3)}单元${1 + (person % 28)}0${1 + (person % 4)}室`, pick(LEVELS, scattered),
    `2026/${1 + (n % 11)}/${1 + (n % 28)} ${String(n % 24).padStart(2, '0')}:00`,
  ];
}

/** Writes a made-up CRM extract; the same for the same number of rows. */
export async function writeCrmFile(file: string, rows: number): Promise<void> {
  const out = createWriteStream(file);
  out.write(`\ufeff${CRM_COLUMNS.join(',')}\r\n`);
  for (let n = 0; n < rows; n += 1) if (!out.write(`${crmRow(n).join(',')}\r\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'close');
}
