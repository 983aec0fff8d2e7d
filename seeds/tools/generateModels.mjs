/**
 * Writes seeds/models.json: the demo company's model catalogue. Manufacturers, codes and figures are ours;
 * technical data follow from the size of a machine, so that they are plausible and always the same.
 * Run: node seeds/tools/generateModels.mjs [TARGET_FILE]
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';

const round = (value, step) => Number((Math.round(value / step) * step).toFixed(2));

function airConditioner([manufacturer, mark], series, coolingW, form, generation, grade) {
  const code = `KFR-${coolingW / 100}${form}/${mark}${generation}`;
  const floor = form === 'LW';
  return {
    manufacturer, series, code, category: '空调', name: `${manufacturer} ${series} ${coolingW / 2500 >= 2 ? Math.round(coolingW / 2500) : round(coolingW / 2400, 0.5)}匹变频${floor ? '柜机' : '壁挂机'}`,
    specifications: {
      '制冷量(W)': coolingW, '制热量(W)': round(coolingW * 1.38, 10), '制冷功率(W)': round(coolingW / (5.2 - grade * 0.5), 5), '制热功率(W)': round(coolingW * 1.38 / (4.6 - grade * 0.4), 5),
      '电辅热功率(W)': floor ? 2200 : 1000, '能效等级': `${grade}级`, '全年能源消耗效率APF': round(5.8 - grade * 0.45, 0.05), '循环风量(m³/h)': round(coolingW * 0.19 + 60, 10),
      '室内机噪声(dB(A))': floor ? 42 : 38, '室外机噪声(dB(A))': round(48 + coolingW / 1500, 1), '制冷剂': 'R32', '制冷剂充注量(g)': round(coolingW * 0.21, 10),
      '额定电压(V)': 220, '额定频率(Hz)': 50, '室内机净重(kg)': round(coolingW / (floor ? 190 : 330), 0.5), '室外机净重(kg)': round(18 + coolingW / 240, 0.5), '连接管径(mm)': coolingW > 4000 ? '6.35/12.7' : '6.35/9.52', '整机保修(月)': 72,
    },
  };
}

function washer([manufacturer, mark], series, kg, dryKg, generation) {
  const code = `${mark}G${kg}0-${dryKg > 0 ? `H${14}` : 'B14'}${generation}`;
  return {
    manufacturer, series, code, category: '洗衣机', name: `${manufacturer} ${series} ${kg}公斤${dryKg > 0 ? '洗烘一体机' : '滚筒洗衣机'}`,
    specifications: {
      '洗涤容量(kg)': kg, ...(dryKg > 0 ? { '烘干容量(kg)': dryKg } : {}), '脱水转速(r/min)': 1400, '洗净比': 1.08, '能效等级': dryKg > 0 ? '2级' : '1级', '洗涤功率(W)': 180 + kg * 6,
      '加热功率(W)': 1700, '单次耗电量(kWh)': round(0.06 * kg, 0.01), '单次用水量(L)': 40 + kg * 2, '进水水压(MPa)': '0.03–0.8', '洗涤噪声(dB(A))': 52, '脱水噪声(dB(A))': 70,
      '外形尺寸(mm)': `600×${kg > 9 ? 620 : 550}×850`, '净重(kg)': 58 + kg, '额定电压(V)': 220, '整机保修(月)': 36, '电机保修(月)': 120,
    },
  };
}

function refrigerator([manufacturer, mark], series, litres, doors, generation) {
  const code = `BCD-${litres}W${doors}${mark}${generation}`;
  return {
    manufacturer, series, code, category: '冰箱', name: `${manufacturer} ${series} ${litres}升${{ D: '对开门', F: '法式多门', S: '三门' }[doors]}冰箱`,
    specifications: {
      '总有效容积(L)': litres, '冷藏室容积(L)': round(litres * 0.62, 1), '冷冻室容积(L)': round(litres * 0.3, 1), '冷冻能力(kg/12h)': round(litres / 60, 0.5), '综合耗电量(kWh/24h)': round(0.35 + litres / 1100, 0.01),
      '能效等级': '1级', '制冷方式': '风冷无霜', '压缩机': '变频', '制冷剂': 'R600a', '制冷剂充注量(g)': round(40 + litres / 12, 1), '噪声(dB(A))': 36, '外形尺寸(mm)': `${litres > 400 ? 833 : 600}×${litres > 400 ? 700 : 650}×1850`,
      '净重(kg)': round(45 + litres / 9, 1), '额定电压(V)': 220, '整机保修(月)': 36, '压缩机保修(月)': 120,
    },
  };
}

function gasHeater([manufacturer, mark], series, litres, generation) {
  return {
    manufacturer, series, code: `JSQ${litres * 2 - 2}-${litres}${mark}${generation}`, category: '热水器', name: `${manufacturer} ${series} ${litres}升燃气热水器`,
    specifications: {
      '产热水能力(L/min)': litres, '额定热负荷(kW)': litres * 2 - 2, '热效率(%)': 93, '能效等级': '2级', '燃气种类': '12T 天然气', '燃气压力(Pa)': 2000, '适用水压(MPa)': '0.02–1.0', '最低启动水流量(L/min)': 3,
      '水温范围(℃)': '35–65', '排烟方式': '强排', '排烟管径(mm)': 60, '额定电压(V)': 220, '额定功率(W)': 45, '净重(kg)': round(8 + litres / 2.5, 0.5), '整机保修(月)': 72,
    },
  };
}

function heatPump([manufacturer, mark], series, litres, generation) {
  return {
    manufacturer, series, code: `${mark}KRS-${litres}/${generation}`, category: '热水器', name: `${manufacturer} ${series} ${litres}升空气能热水器`,
    specifications: {
      '水箱容量(L)': litres, '额定制热量(W)': litres * 18, '额定输入功率(W)': litres * 4, '能效等级': '1级', '性能系数COP': 4.4, '电辅热功率(W)': 1500, '最高出水温度(℃)': 65, '制冷剂': 'R134a', '制冷剂充注量(g)': litres * 5,
      '适用环境温度(℃)': '-7–43', '噪声(dB(A))': 47, '水箱净重(kg)': round(20 + litres / 5, 1), '额定电压(V)': 220, '整机保修(月)': 72,
    },
  };
}

function lift([manufacturer, mark], series, kg, speed, use) {
  const persons = Math.floor(kg / 75);
  return {
    manufacturer, series, code: `${mark}-${use}${kg}/${speed.toFixed(2).replace('.', '')}`, category: '电梯', name: `${manufacturer} ${series} ${kg}公斤${{ K: '乘客电梯', Y: '病床电梯', H: '载货电梯' }[use]}`,
    specifications: {
      '额定载重量(kg)': kg, '额定乘客人数(人)': persons, '额定速度(m/s)': speed, '最大提升高度(m)': speed > 1.5 ? 120 : 60, '最多停站数(站)': speed > 1.5 ? 40 : 20, '拖动方式': '永磁同步无齿轮', '曳引机功率(kW)': round(kg * speed * 0.0074, 0.1),
      '曳引比': '2:1', '开门宽度(mm)': use === 'Y' ? 1200 : 900, '轿厢净尺寸(mm)': use === 'Y' ? '1400×2400×2400' : '1600×1500×2400', '控制方式': '并联/群控', '电源(V)': 380, '平层精度(mm)': '±5', '维保周期(天)': 15, '整机保修(月)': 24,
    },
  };
}

const medical = (manufacturer, series, code, name, specifications) => ({ manufacturer, series, code, category: '医疗设备', name: `${manufacturer} ${series} ${name}`, specifications: { ...specifications, '额定电压(V)': 220, '整机保修(月)': 36 } });

const LANFENG = ['岚峰', 'LF'], QINGHE = ['清禾', 'QH'], CHENGYU = ['澄屿', 'CY'], XUETANG = ['雪棠', 'XT'], XUHE = ['煦和', 'XH'], PANYUE = ['攀岳', 'PY'];

const models = [
  ...[2600, 3500, 5000].flatMap((w) => [airConditioner(LANFENG, '静岚', w, 'GW', '8B1', 1), airConditioner(LANFENG, '静岚', w, 'GW', '8B3', 3), airConditioner(QINGHE, '清风', w, 'GW', '2A1', 1)]),
  ...[5000, 7200].flatMap((w) => [airConditioner(LANFENG, '立岚', w, 'LW', '6C1', 1), airConditioner(LANFENG, '立岚', w, 'LW', '6C2', 2), airConditioner(QINGHE, '清云', w, 'LW', '5A2', 2)]),
  ...[2600, 3500].map((w) => airConditioner(QINGHE, '清风', w, 'GW', '2A2', 2)),
  ...[8, 10, 12].flatMap((kg) => [washer(CHENGYU, '净屿', kg, 0, 'A'), washer(CHENGYU, '净屿', kg, Math.round(kg * 0.7), 'C')]), washer(XUETANG, '雪浪', 10, 0, 'E'), washer(XUETANG, '雪浪', 10, 7, 'E'),
  ...[['S', 258], ['S', 312], ['F', 418], ['F', 506], ['D', 536], ['D', 610]].map(([doors, litres]) => refrigerator(XUETANG, '棠鲜', litres, doors, '1')), refrigerator(XUETANG, '棠鲜', 418, 'F', '2'), refrigerator(XUETANG, '棠鲜', 506, 'F', '2'), refrigerator(CHENGYU, '屿藏', 468, 'D', '3'),
  ...[12, 13, 16, 18].map((litres) => gasHeater(XUHE, '暖和', litres, 'E3')), gasHeater(XUHE, '暖和', 16, 'E5'), gasHeater(XUHE, '暖和', 18, 'E5'), ...[150, 200, 300].map((litres) => heatPump(XUHE, '气和', litres, 'D2')),
  lift(PANYUE, '云阶', 630, 1, 'K'), lift(PANYUE, '云阶', 800, 1.75, 'K'), lift(PANYUE, '云阶', 1050, 1.75, 'K'), lift(PANYUE, '云阶', 1050, 2.5, 'K'), lift(PANYUE, '安阶', 1600, 1.75, 'Y'), lift(PANYUE, '安阶', 1600, 1, 'Y'), lift(PANYUE, '力阶', 2000, 0.5, 'H'),
  medical('和颐', '安护', 'HY-PM12A', '12英寸病人监护仪', { '屏幕(英寸)': 12.1, '监测参数': '心电/血氧/血压/呼吸/体温', '心率范围(bpm)': '15–300', '血氧范围(%)': '0–100', '电池续航(h)': 4, '净重(kg)': 4.2 }),
  medical('和颐', '安护', 'HY-PM12B', '12英寸病人监护仪(双有创)', { '屏幕(英寸)': 12.1, '监测参数': '心电/血氧/血压/呼吸/体温/双有创压', '心率范围(bpm)': '15–300', '血氧范围(%)': '0–100', '电池续航(h)': 4, '净重(kg)': 4.5 }),
  medical('和颐', '安护', 'HY-PM15A', '15英寸病人监护仪', { '屏幕(英寸)': 15.6, '监测参数': '心电/血氧/血压/呼吸/体温/呼末二氧化碳', '心率范围(bpm)': '15–350', '血氧范围(%)': '0–100', '电池续航(h)': 3, '净重(kg)': 5.8 }),
  medical('和颐', '律准', 'HY-ECG-12/S', '十二道心电图机', { '导联数(导)': 12, '采样率(Hz)': 16000, '频率响应(Hz)': '0.05–300', '记录纸宽(mm)': 210, '共模抑制比(dB)': 115, '净重(kg)': 3.1 }),
  medical('和颐', '律准', 'HY-ECG-6/S', '六道心电图机', { '导联数(导)': 12, '采样率(Hz)': 8000, '频率响应(Hz)': '0.05–150', '记录纸宽(mm)': 112, '共模抑制比(dB)': 105, '净重(kg)': 2.2 }),
  medical('和颐', '清影', 'HY-US-60P', '便携式彩色超声诊断仪', { '屏幕(英寸)': 15.6, '探头接口(个)': 2, '探测深度(mm)': 320, '探头频率(MHz)': '2–15', '硬盘(GB)': 512, '净重(kg)': 6.9 }),
  medical('和颐', '清影', 'HY-US-90T', '台式彩色超声诊断仪', { '屏幕(英寸)': 21.5, '探头接口(个)': 4, '探测深度(mm)': 400, '探头频率(MHz)': '1–18', '硬盘(GB)': 1024, '净重(kg)': 85 }),
  medical('泽衡', '匀速', 'ZH-IP/500', '输液泵', { '流速范围(ml/h)': '0.1–1500', '流速精度(%)': '±5', '阻塞报警(kPa)': '20–130', '电池续航(h)': 8, '净重(kg)': 1.8 }),
  medical('泽衡', '匀速', 'ZH-SP/300', '双通道注射泵', { '通道数(道)': 2, '流速范围(ml/h)': '0.1–2000', '流速精度(%)': '±2', '注射器规格(ml)': '5/10/20/30/50', '电池续航(h)': 6, '净重(kg)': 3.4 }),
  medical('泽衡', '洁净', 'ZH-ST-24L', '台式蒸汽灭菌器', { '容积(L)': 24, '灭菌温度(℃)': '121/134', '工作压力(MPa)': 0.22, '额定功率(W)': 2000, '真空方式': '三次预真空', '净重(kg)': 48 }),
].map((model, index) => ({ id: `M${String(index + 1).padStart(4, '0')}`, ...model }));

const keys = new Set(models.map(({ code }) => code.toUpperCase().replace(/[^A-Z0-9+]/g, '')));
if (keys.size !== models.length) throw new Error('two models share a comparison key');
const target = process.argv[2] ?? path.join(import.meta.dirname, '..', 'models.json');
writeFileSync(target, `[\n${models.map((model) => `  ${JSON.stringify(model)}`).join(',\n')}\n]\n`);
console.log(`${models.length} models`);
