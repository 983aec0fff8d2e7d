const FIRST = Array.from('安波昌达恩方刚海嘉凯朗明南鹏奇睿森涛文旭阳泽川东峰');
const SECOND = Array.from('宝诚丹尔飞光辉金康乐民宁平青荣山田威兴远正中春德');

/** So many given names of two characters, no two of which are written or sound alike. */
export const GIVEN_NAMES = FIRST.length * SECOND.length;

/** The n-th made-up person: nobody takes two of them for one. */
export function personName(n: number): string {
  return `司徒${FIRST[n % FIRST.length] ?? ''}${SECOND[Math.floor(n / FIRST.length) % SECOND.length] ?? ''}`;
}
