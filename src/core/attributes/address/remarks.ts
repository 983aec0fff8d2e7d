const UNIT_IN_BRACKETS = /(?:\d|[一二三四五六七八九十])\s*(?:栋|幢|座|单元|室|号楼|#|层|楼|号)|\d-\d/;
const NEARBY = /(?:旁边?|隔壁|[斜正]?对面|[斜正]对过|附近|后面|前面|楼下|楼上|门口|路口|交叉口|交界处?|[东西南北]侧|[东西南北]边|内|后门|前门|以[东西南北])$|^(?:近|靠近|临近|紧邻|往[东西南北])/;
const REMARK = /(?:电联|联系|打电话|来电|在家|周末|工作日|送货|放?丰巢|快递柜|菜鸟|驿站|物业|门卫|保安|代收|上门|不在|急|收货|请|谢谢|白天|晚上|下午|上午)/;
const NAMED_PLACE = /(?:小区|花[园苑]|家园|大[厦楼]|广场|公寓|新村|市场|中心|工业园?区?|园区?|商厦|[苑庭村城厦府居邸])$/;
const LABEL = /^[\s"'“”]*(?:(?:详细|收货|安装|联系|家庭|公司|单位|客户)?(?:地址|住址)|住)\s*[:：]\s*/;
const ENDS_COMPLETE = /[\d号室#栋幢座楼层元户厦园苑区场城村庭铺]$/;

export interface WithoutRemarks { readonly body: string; readonly remarks: readonly string[] }

export function withoutLabel(text: string): string {
  return text.replace(LABEL, '');
}

/** True for what only helps to find the place or to deliver: 医院旁边, 近三江超市, 提前联系. */
export function isRemark(text: string): boolean {
  return NEARBY.test(text) || REMARK.test(text);
}

/** Takes out bracketed remarks and those at the end behind a space or a comma. */
export function splitRemarks(text: string): WithoutRemarks {
  const remarks: string[] = [];
  let body = text.includes('(') || text.includes(')')
    ? text.replace(/\(([^()]*)\)/g, (_all, inner: string) => {
      if (UNIT_IN_BRACKETS.test(inner) && !isRemark(inner)) return ` ${inner} `;
      if (inner.trim() !== '') remarks.push(inner.trim());
      return ' ';
    }).replace(/[()]/g, ' ')
    : text;
  body = body.trim();
  for (let tail = 0; tail < 3; tail += 1) {
    const cut = Math.max(body.lastIndexOf(' '), body.lastIndexOf(','), body.lastIndexOf(';'), body.lastIndexOf('。'));
    if (cut <= 0) break;
    const last = body.slice(cut + 1).trim();
    const before = body.slice(0, cut).trim();
    const isTail = last !== '' && !/^\d|[A-Za-z]$/.test(last) && (isRemark(last) || (ENDS_COMPLETE.test(before) && /\d/.test(before) && !/\d/.test(last) && !NAMED_PLACE.test(last)));
    if (last !== '' && !isTail) break;
    if (last !== '') remarks.unshift(last);
    body = before;
  }
  return { body: body.replace(/[\s,;。.]+$/, ''), remarks };
}
