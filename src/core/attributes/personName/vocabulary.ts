/** Words that stand with a name without being part of it. Facts of the language; no source list is copied. */

/** The families that hold nearly everybody. A name that begins with one is likely a person's. */
const COMMON_SURNAMES = new Set(Array.from(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧肖程曹袁邓许傅付沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎闫余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段'
  + '雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植'
  + '甘景单包司柏宁柯阮桂闵解柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫苟全褚廉简娄盖符穆党燕郎冀谈姬屠连郜晏栾郁商蒙计喻窦迟宇敖糜鄢冷卓花仇艾蓝巩井练仲乐虞卞封竺冼原官楚佟栗匡宗应'
  + '巫鞠桑荆银伏岑习胥水云昌凤丰麦区揭奚沙巴桥尧佘',
));
/** Families that exist, but whose characters mostly begin something else: believed only beside a title. */
const RARE_SURNAMES = new Set(Array.from(
  '邸衣稽僧谌扬明来薄蔺保和湛粟蔚信茅狄麻强危郗班仰秋仝咸籍赫璩濮寿通濯寇广禄阙东殴沃利越夔隆师厍勾融訾阚那空毋养须巢相后红权逯益桓公佴伯赏墨哈谯笪年爱言福亓督归海帅缑亢况有琴宾钮逢'
  + '慕茹宦鱼容暨居衡步都满弘国能苍双莘逄禹尚农晁从鄂索阴扶堵宰郦雍却扈郏浦别充戈终殳买台支昝经裘缪干诸钭元平皮卡贝隗山宓蓬暴厉戎祖束幸韶蒲邰乌牧隽历怀印宿闻贡劳郤慎庾仉郈肇果茆呙晓英鹿'
  + '伊',
));
const COMPOUND_SURNAMES = new Set([
  '欧阳', '司马', '上官', '诸葛', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐', '司徒', '司空', '夏侯', '长孙', '宇文', '轩辕', '南宫', '端木', '闻人', '独孤', '百里',
  '东郭', '西门', '南郭', '北堂', '呼延', '万俟', '澹台', '公冶', '宗政', '濮阳', '淳于', '单于', '太叔', '申屠', '仲孙', '钟离', '鲜于', '闾丘', '亓官', '司寇', '颛孙',
  '拓跋', '夹谷', '宰父', '谷梁', '段干', '东里', '东门', '羊舌', '微生', '梁丘', '左丘', '赫连', '纳兰', '完颜', '叶赫', '那拉', '欧陽', '第五', '公羊', '达奚', '相里',
]);

/** Characters of the family name in front of a Chinese name; 0 when the name begins with none we know. */
export function surnameLength(name: string): 0 | 1 | 2 {
  if (COMPOUND_SURNAMES.has(name.slice(0, 2))) return 2;
  return COMMON_SURNAMES.has(name.charAt(0)) || RARE_SURNAMES.has(name.charAt(0)) ? 1 : 0;
}

export function isSurname(text: string): boolean {
  return text.length === 2 ? COMPOUND_SURNAMES.has(text) : COMMON_SURNAMES.has(text) || RARE_SURNAMES.has(text);
}

export function beginsWithCommonSurname(name: string): boolean {
  return COMPOUND_SURNAMES.has(name.slice(0, 2)) || COMMON_SURNAMES.has(name.charAt(0));
}

/** Titles of two characters and more: cut off wherever a name remains in front. */
const LONG_TITLES = [
  '先生', '女士', '小姐', '太太', '夫人', '阿姨', '叔叔', '大叔', '大爷', '大妈', '大姐', '大哥', '大嫂', '大婶', '奶奶', '爷爷', '婆婆', '小朋友', '同学', '同志', '老板', '老板娘', '掌柜',
  '总经理', '副总经理', '副总', '总监', '总工', '总工程师', '工程师', '经理', '副经理', '店长', '厂长', '副厂长', '车间主任', '董事长', '董事', '总裁', '主管', '组长', '班长', '队长', '站长', '所长', '局长',
  '处长', '科长', '股长', '部长', '校长', '副校长', '园长', '院长', '副院长', '馆长', '行长', '社长', '会长', '秘书', '秘书长', '书记', '村长', '镇长', '乡长', '主席', '主任', '副主任', '主任医师', '护士', '护士长',
  '医生', '大夫', '医师', '药师', '老师', '教授', '副教授', '教练', '博士', '导师', '师傅', '师父', '律师', '会计', '出纳', '助理', '文员', '采购', '客服', '前台', '保安', '司机', '警官', '法官', '管家', '房东', '业主', '住户',
  '专员', '顾问', '代表', '负责人', '联系人', '法人', '店主', '员工', '物业', '队员', '设计师', '技术员', '维修工', '电工', '工长', '监理', '指导', '理事',
];
/** One character: a title only right behind a family name (王总, 李工), for it may end a given name (张建工). */
const SHORT_TITLES = ['总', '工', '哥', '姐', '叔', '姨', '婶', '嫂', '爷', '董', '局', '处', '科', '队', '导', '医', '师', '老', '校', '院', '部', '所', '厂'];
const LATIN_TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'mister', 'madam', 'sir', 'dr', 'doctor', 'prof', 'professor', 'manager', 'engineer']);

export const LONG_TITLE_AT_END = new RegExp(`(?:${[...LONG_TITLES].sort((a, b) => b.length - a.length).join('|')})$`);
const TITLES = new Set([...LONG_TITLES, ...SHORT_TITLES]);
const SHORT_TITLE_SET = new Set(SHORT_TITLES);

export function isTitle(text: string): boolean {
  return TITLES.has(text) || LATIN_TITLES.has(text.toLowerCase().replace(/\.$/, ''));
}
export function isLongTitle(text: string): boolean {
  return text.length > 1 && TITLES.has(text);
}
export function isShortTitle(char: string): boolean {
  return SHORT_TITLE_SET.has(char);
}
export function isLatinTitle(token: string): boolean {
  return LATIN_TITLES.has(token.toLowerCase().replace(/\.$/, ''));
}

const FEMALE = new Set(['女士', '小姐', '太太', '夫人', '阿姨', '大妈', '大姐', '大嫂', '大婶', '奶奶', '婆婆', '老板娘', '姐', '姨', '婶', '嫂', 'mrs', 'ms', 'miss', 'madam']);
const MALE = new Set(['先生', '叔叔', '大叔', '大爷', '大哥', '爷爷', '哥', '叔', '爷', 'mr', 'mister', 'sir']);
/** Two titles that cannot be of one person: 王先生 and 王女士. */
export function titlesConflict(a: string, b: string): boolean {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return (FEMALE.has(x) && MALE.has(y)) || (MALE.has(x) && FEMALE.has(y));
}

/** Family names as they are spelt in Latin letters, to find the surname in "Nancy Jiang" and in "Jiang Nancy". */
export const LATIN_SURNAMES = new Set((
  'wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lv lu su jiang cai jia ding wei xue ye yan '
  + 'pan du dai xia zhong tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan lei qian yin chang qiao lai gong wen pang lan tao hong zhai an ni niu ji ge '
  + 'shan bi nie jiao xiang liu xing yue qi mei mo zhuang xin guan zuo tu geng mu zhan miao ling fei jin sheng tong ou zhen qu pei bao huo weng gan ke ruan gui min chai hua che ran lee chan wong cheung ho lam chow tsai lo ng chung yeung kwok hsu chang chiu leung ouyang sima zhuge'
).split(' '));
