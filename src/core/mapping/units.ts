/** Units by quantity; each with how many of the quantity's base unit it is. */
const QUANTITIES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  money: { 元: 1, 角: 0.1, 分: 0.01, 千元: 1e3, 万元: 1e4, 亿元: 1e8 },
  power: { W: 1, 瓦: 1, kW: 1e3, 千瓦: 1e3, MW: 1e6, 匹: 735.49875, hp: 745.69987 },
  cooling: { 'BTU/h': 1, 'kBTU/h': 1e3 },
  energy: { J: 1, kJ: 1e3, Wh: 3_600, kWh: 3.6e6, 度: 3.6e6 },
  length: { mm: 1, 毫米: 1, cm: 10, 厘米: 10, m: 1_000, 米: 1_000, km: 1e6, in: 25.4, ft: 304.8 },
  area: { 'm²': 1, 平方米: 1, 平米: 1, 亩: 2_000 / 3, 公顷: 1e4 },
  volume: { mL: 1, 毫升: 1, L: 1_000, 升: 1_000, 'm³': 1e6, 立方米: 1e6 },
  mass: { g: 1, 克: 1, kg: 1_000, 千克: 1_000, 公斤: 1_000, 斤: 500, t: 1e6, 吨: 1e6, lb: 453.59237 },
  duration: { s: 1, 秒: 1, min: 60, 分钟: 60, h: 3_600, 小时: 3_600, d: 86_400, 天: 86_400, 周: 604_800 },
  months: { 月: 1, 个月: 1, month: 1, 季: 3, 季度: 3, 年: 12, year: 12 },
  pressure: { Pa: 1, kPa: 1e3, MPa: 1e6, bar: 1e5, psi: 6_894.757 },
  share: { 1: 1, '%': 0.01, '‰': 0.001 },
};
const TEMPERATURES: Readonly<Record<string, readonly [scale: number, zero: number]>> = { '℃': [1, 273.15], '°C': [1, 273.15], K: [1, 0], '℉': [5 / 9, 459.67 * 5 / 9], '°F': [5 / 9, 459.67 * 5 / 9] };
const DIGITS = 12;

export const UNIT_NAMES: readonly string[] = [...Object.values(QUANTITIES).flatMap((units) => Object.keys(units)), ...Object.keys(TEMPERATURES)];

/** From one unit into another of the same quantity; null where there is no such way. Exact to twelve digits. */
export function converter(from: string, to: string): ((amount: number) => number) | null {
  const rounded = (amount: number): number => Number(amount.toPrecision(DIGITS));
  const [source, target] = [TEMPERATURES[from], TEMPERATURES[to]];
  if (source !== undefined && target !== undefined) return (amount) => rounded((amount * source[0] + source[1] - target[1]) / target[0]);
  for (const units of Object.values(QUANTITIES)) {
    const [one, other] = [units[from], units[to]];
    if (one !== undefined && other !== undefined) return (amount) => rounded(amount * one / other);
  }
  return null;
}
