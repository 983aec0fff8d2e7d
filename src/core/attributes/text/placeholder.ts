/**
 * What people type when a form insists: in any field, whatever its kind. Kinds add words of their own.
 * The list is made of whole contents, never of parts: 吴无 is a name, 无 is not.
 */
const FILLERS = new Set([
  '无', '無', '暂无', '没有', '没', '空', '空白', '未知', '不详', '不明', '不清楚', '不知道', '不确定', '待定', '待补', '待补充', '待填', '待录入',
  '待完善', '待核实', '待确认', '待更新', '未填', '未填写', '未录入', '未提供', '未登记', '略', '同上', '其他', '其它', '缺', '缺失', '默认', '测试', '保密', '不愿透露',
  '拒绝提供', '拒绝透露', '不提供', '不需要', '不适用', '随便', '稍后补充', '后补', '后续补充', '补', '暂缺', '无此项', '无信息', '无数据', '暂无数据', '暂无信息',
  'na', 'none', 'null', 'nil', 'nan', 'undefined', 'unknown', 'test', 'testing', 'tbd', 'tba', 'todo', 'empty', 'blank', 'no',
  'notavailable', 'notapplicable', 'noinfo', 'nodata', 'dummy', 'default', 'sample', 'example', 'asdf', 'qwe', 'qwer', 'qwerty', 'asd', 'xxx', 'string',
]);
const NOISE = /[\s\p{P}\p{S}]+/gu;
const TEST_DATA = /^(?:测试|test)(?:客户|用户|数据|账号|人员|姓名|公司|单位|订单|合同|设备|专用|勿动|请勿使用)*\d{0,6}$/;
const ONE_CHARACTER = /^(.)\1*$/u;

/** `text` must be cleaned (half-width, tidied). True for fillers, for bare punctuation and for test entries. */
export function isPlaceholder(text: string): boolean {
  const core = text.replace(NOISE, '').toLowerCase();
  return core === '' || FILLERS.has(core) || TEST_DATA.test(core);
}

/** "0000", "XXXX", "1111111": one character all along. */
export function isOneCharacter(text: string, minChars: number): boolean {
  return text.length >= minChars && ONE_CHARACTER.test(text);
}

/** "123456", "0123456789", "987654321": the keyboard's number row, of at least five digits. */
export function isNumberRow(text: string): boolean {
  return text.length >= 5 && ('01234567890'.includes(text) || '1234567890123456789'.startsWith(text) || '9876543210'.includes(text));
}

const SCIENTIFIC = /^[+-]?\d+(?:\.\d+)?E\+\d{1,3}$|^[+-]?\d\.\d+E-?\d{1,3}$/i;
/** "1.38E+10", "#####", "#VALUE!": what a spreadsheet leaves of a long number or of a narrow column. */
export function isSpreadsheetDamage(text: string): boolean {
  return SCIENTIFIC.test(text) || /^#{3,}$/.test(text) || /^#(?:VALUE|REF|N\/A|NAME|NUM|DIV\/0|NULL)[!?]?$/i.test(text);
}
