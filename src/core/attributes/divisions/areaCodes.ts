import { divisionByCode, citiesByShortName } from './lookup';

/**
 * Telephone area codes (without the leading 0) of the Chinese numbering plan: every prefecture-level
 * city by its short name, then those divisions below that have a code of their own. As in force today:
 * 抚顺, 铁岭, 本溪 joined 024; 开封 0371; 咸阳 029; 株洲, 湘潭 0731; 眉山, 资阳 028; 遵义, 安顺 0851.
 */
const CITY_CODES = `
北京10 上海21 天津22 重庆23
石家庄311 唐山315 秦皇岛335 邯郸310 邢台319 保定312 张家口313 承德314 沧州317 廊坊316 衡水318
太原351 大同352 阳泉353 长治355 晋城356 朔州349 晋中354 运城359 忻州350 临汾357 吕梁358
呼和浩特471 包头472 乌海473 赤峰476 通辽475 鄂尔多斯477 呼伦贝尔470 巴彦淖尔478 乌兰察布474 兴安482 锡林郭勒479 阿拉善483
沈阳24 大连411 鞍山412 抚顺24 本溪24 丹东415 锦州416 营口417 阜新418 辽阳419 盘锦427 铁岭24 朝阳421 葫芦岛429
长春431 吉林432 四平434 辽源437 通化435 白山439 松原438 白城436 延边433
哈尔滨451 齐齐哈尔452 鸡西467 鹤岗468 双鸭山469 大庆459 伊春458 佳木斯454 七台河464 牡丹江453 黑河456 绥化455 大兴安岭457
南京25 无锡510 徐州516 常州519 苏州512 南通513 连云港518 淮安517 盐城515 扬州514 镇江511 泰州523 宿迁527
杭州571 宁波574 温州577 嘉兴573 湖州572 绍兴575 金华579 衢州570 舟山580 台州576 丽水578
合肥551 芜湖553 蚌埠552 淮南554 马鞍山555 淮北561 铜陵562 安庆556 黄山559 滁州550 阜阳558 宿州557 六安564 亳州558 池州566 宣城563
福州591 厦门592 莆田594 三明598 泉州595 漳州596 南平599 龙岩597 宁德593
南昌791 景德镇798 萍乡799 九江792 新余790 鹰潭701 赣州797 吉安796 宜春795 抚州794 上饶793
济南531 青岛532 淄博533 枣庄632 东营546 烟台535 潍坊536 济宁537 泰安538 威海631 日照633 临沂539 德州534 聊城635 滨州543 菏泽530
郑州371 开封371 洛阳379 平顶山375 安阳372 鹤壁392 新乡373 焦作391 濮阳393 许昌374 漯河395 三门峡398 南阳377 商丘370 信阳376 周口394 驻马店396
武汉27 黄石714 十堰719 宜昌717 襄阳710 鄂州711 荆门724 孝感712 荆州716 黄冈713 咸宁715 随州722 恩施718
长沙731 株洲731 湘潭731 衡阳734 邵阳739 岳阳730 常德736 张家界744 益阳737 郴州735 永州746 怀化745 娄底738 湘西743
广州20 深圳755 珠海756 汕头754 佛山757 韶关751 湛江759 肇庆758 江门750 茂名668 惠州752 梅州753 汕尾660 河源762 阳江662 清远763 东莞769 中山760 潮州768 揭阳663 云浮766
南宁771 柳州772 桂林773 梧州774 北海779 防城港770 钦州777 贵港775 玉林775 百色776 贺州774 河池778 来宾772 崇左771
海口898 三亚898 三沙898 儋州898
成都28 自贡813 攀枝花812 泸州830 德阳838 绵阳816 广元839 遂宁825 内江832 乐山833 南充817 眉山28 宜宾831 广安826 达州818 雅安835 巴中827 资阳28 阿坝837 甘孜836 凉山834
贵阳851 六盘水858 遵义851 安顺851 毕节857 铜仁856 黔西南859 黔东南855 黔南854
昆明871 曲靖874 玉溪877 保山875 昭通870 丽江888 普洱879 临沧883 楚雄878 红河873 文山876 西双版纳691 大理872 德宏692 怒江886 迪庆887
拉萨891 日喀则892 昌都895 林芝894 山南893 那曲896 阿里897
西安29 铜川919 宝鸡917 咸阳29 渭南913 延安911 汉中916 榆林912 安康915 商洛914
兰州931 嘉峪关937 金昌935 白银943 天水938 武威935 张掖936 平凉933 酒泉937 庆阳934 定西932 陇南939 临夏930 甘南941
西宁971 海东972 海北970 黄南973 海南974 果洛975 玉树976 海西977
银川951 石嘴山952 吴忠953 固原954 中卫955
乌鲁木齐991 克拉玛依990 吐鲁番995 哈密902 昌吉994 博尔塔拉909 巴音郭楞996 阿克苏997 克孜勒苏908 喀什998 和田903 伊犁999 塔城901 阿勒泰906
`;

/** Divisions whose code differs from their city's, or that stand directly under a province; by GB code. */
const OWN_CODES: Readonly<Record<string, string>> = {
  419001: '391', // 济源
  429004: '728', 429005: '728', 429006: '728', 429021: '719', // 仙桃 潜江 天门 神农架
  632801: '979', // 格尔木
  650202: '992', 654003: '992', 654202: '992', 654203: '993', // 独山子 奎屯 乌苏 沙湾
  654223: '993', // 沙湾, as a county
  659001: '993', 659002: '997', 659003: '998', 659004: '994', 659005: '906', 659006: '996',
  659007: '909', 659008: '999', 659009: '903', 659010: '992', 659011: '902', 659012: '901',
};

/** Codes given up in mergers; old numbers and old notations still carry them. */
const RETIRED = ['410', '413', '414', '378', '910', '732', '733', '852', '853', '565', '567', '448', '440', '634'];

let byPrefix: Map<string, string> | undefined;
const known = new Set<string>(RETIRED);

function table(): Map<string, string> {
  if (byPrefix !== undefined) return byPrefix;
  byPrefix = new Map();
  for (const entry of CITY_CODES.trim().split(/\s+/)) {
    const name = entry.replace(/\d+$/, '');
    const code = entry.slice(name.length);
    known.add(code);
    for (const city of citiesByShortName(name)) byPrefix.set(city.code.endsWith('0000') ? city.code.slice(0, 2) : city.code.slice(0, 4), code);
  }
  for (const [division, code] of Object.entries(OWN_CODES)) {
    known.add(code);
    byPrefix.set(division, code);
  }
  byPrefix.set('4690', '898');
  return byPrefix;
}

/** The area code (no leading 0) that numbers at this GB code are dialled with; undefined above city level. */
export function areaCodeOfDivision(divisionCode: string): string | undefined {
  const codes = table();
  if (divisionByCode(divisionCode) === undefined) return undefined;
  return codes.get(divisionCode) ?? codes.get(divisionCode.slice(0, 4)) ?? codes.get(divisionCode.slice(0, 2));
}

/** True for an area code (no leading 0) that is or was in use. */
export function isAreaCode(code: string): boolean {
  table();
  return known.has(code);
}

/** GB code prefixes (2, 4 or 6 digits) of the divisions that share an area code: "571" → ["3301"]. */
export function divisionsOfAreaCode(areaCode: string): readonly string[] {
  const found: string[] = [];
  for (const [prefix, code] of table()) if (code === areaCode) found.push(prefix);
  return found;
}
