import type { Label } from './label';

/** The pool's own codes. A source's codes are turned into these by its mapping's code tables. */
export const CODE_SETS: Readonly<Record<string, Readonly<Record<string, Label>>>> = {
  customerKind: {
    PERSON: { zh: '个人', en: 'person' },
    ORGANISATION: { zh: '企业', en: 'organisation' },
  },
  serviceLevel: {
    STANDARD: { zh: '普通', en: 'standard' },
    SILVER: { zh: '银卡', en: 'silver' },
    GOLD: { zh: '金卡', en: 'gold' },
    PLATINUM: { zh: '钻石', en: 'platinum' },
  },
  ticketStatus: {
    OPEN: { zh: '待派单', en: 'open' },
    ASSIGNED: { zh: '已派单', en: 'assigned' },
    IN_PROGRESS: { zh: '处理中', en: 'in progress' },
    DONE: { zh: '已完成', en: 'done' },
    CLOSED: { zh: '已关闭', en: 'closed' },
    CANCELLED: { zh: '已取消', en: 'cancelled' },
  },
};
