/** Words of organisation names. All lists are sorted longest first before use, so that 股份有限公司 wins over 公司. */

/** Forms of company law and of trade registration; 有限责任公司 and 有限公司 are one form (Company Law, article 7). */
const COMPANY_FORMS = [
  '股份有限公司', '有限责任公司', '有限公司', '集团股份有限公司', '集团有限责任公司', '集团有限公司', '(集团)有限公司', '集团公司', '总公司', '公司', '集团', '股份公司', '责任公司', '股份',
  '个体工商户', '个人独资企业', '合伙企业', '有限合伙', '普通合伙', '农民专业合作社', '专业合作社', '合作社', '联合社',
];
/** What a body without company form calls itself; these too say what it is. */
const TRADE_FORMS = [
  '经营部', '商行', '商店', '商贸行', '门市部', '经销部', '经销处', '销售部', '销售中心', '维修部', '维修中心', '服务部', '服务中心', '服务站', '营业部', '批发部', '专卖店', '专营店', '旗舰店', '便利店', '建材店',
  '工作室', '事务所', '设计院', '研究院', '研究所', '加工厂', '工厂', '厂', '店', '行', '部', '坊', '馆', '社', '场', '城', '超市', '商场', '商城', '市场', '中心', '农场', '养殖场', '农家乐',
  '大酒店', '酒店', '宾馆', '饭店', '酒楼', '餐厅', '食堂', '招待所', '民宿', '客栈', '旅馆', '会所', '网吧', '酒吧', '影院', '茶楼', '咖啡馆', '美容院', '理发店', '养生馆', '健身房', '洗浴中心', '药店', '药房', '大药房', '诊所', '门诊部', '卫生室', '卫生院', '卫生服务中心', '医院', '中医院', '人民医院', '妇幼保健院', '保健院', '疗养院', '敬老院', '养老院', '福利院',
  '学校', '小学', '中学', '大学', '学院', '技术学院', '职业技术学院', '幼儿园', '双语学校', '实验学校', '培训学校', '培训中心', '图书馆', '博物馆', '体育馆', '文化馆', '档案馆', '法院', '人民法院', '检察院', '人民检察院', '公安局', '派出所', '税务局', '教育局', '财政局', '供电局', '邮政局', '管理局', '局', '人民政府', '政府', '街道办事处', '居委会', '村委会', '村民委员会', '居民委员会', '委员会', '业委会', '业主委员会', '管委会', '协会', '商会', '学会', '基金会', '联合会', '银行', '信用社', '合作社', '支队', '大队', '消防队', '部队', '教堂', '寺', '站', '所', '院', '园', '室', '处', '库',
  'CO.,LTD', 'CO.LTD', 'COMPANYLIMITED', 'LTD', 'LIMITED', 'INC', 'CORP', 'CORPORATION', 'COMPANY', 'LLC', 'GMBH', 'GROUP', 'HOTEL', 'HOSPITAL', 'SCHOOL', 'UNIVERSITY',
];
/** Lines of business, as they close the distinctive part. */
const INDUSTRIES = (
  '科技 网络科技 信息技术 信息科技 电子科技 智能科技 生物科技 环保科技 新能源科技 能源科技 医疗科技 教育科技 农业科技 文化科技 材料科技 智能技术 技术 技术服务 技术开发 电子 电子技术 电子商务 网络 网络技术 软件 软件开发 通信 通讯 智能 智能装备 智能设备 信息 数码 数据 '
  + '贸易 商贸 经贸 工贸 进出口 进出口贸易 国际贸易 国际 实业 实业发展 发展 投资 投资管理 控股 资产管理 企业管理 商业管理 商业 商务 管理 咨询 管理咨询 教育咨询 企业管理咨询 教育 文化 文化传媒 文化传播 传媒 广告 广告传媒 影视 影视文化 旅游 旅行 体育 体育文化 娱乐 会展 策划 '
  + '建筑 建筑工程 建设 建设工程 建设集团 工程 工程建设 市政工程 装饰 装饰工程 装饰设计 装修 装潢 园林 园林绿化 园林工程 设计 房地产 房地产开发 地产 置业 开发 物业 物业服务 物业管理 建材 建筑材料 建筑劳务 劳务 劳务派遣 人力资源 消防 消防工程 安防 幕墙 门窗 钢结构 防水 暖通 暖通工程 暖通设备 水暖 水电 水电安装 安装 安装工程 机电 机电工程 机电设备 机电安装 '
  + '电器 电气 电气设备 电器设备 家用电器 家电 小家电 家电维修 制冷 制冷设备 制冷工程 空调 空调设备 空调工程 中央空调 冷气 电梯 电梯工程 电梯设备 电脑 办公设备 办公用品 文具 自动化 自动化设备 仪器 仪器仪表 仪表 设备 机械 机械设备 机械制造 设备制造 装备 制造 模具 五金 五金机电 五金制品 五金交电 金属 金属制品 金属材料 塑料 塑料制品 塑胶 橡胶 包装 包装材料 包装制品 印刷 印务 纸业 纸制品 纺织 服装 服饰 针织 鞋业 皮具 箱包 家具 家居 家居用品 家纺 家私 日用品 百货 灯具 灯饰 照明 光电 光电科技 新能源 能源 电力 电力工程 电力设备 太阳能 光伏 化工 化学 材料 新材料 石化 石油 矿业 煤业 钢铁 钢材 有色金属 环保 环保设备 环境 环境工程 水务 水利 水处理 '
  + '食品 餐饮 餐饮管理 餐饮服务 酒店 酒店管理 酒业 茶业 茶叶 饮料 粮油 农业 农业开发 农业发展 农业科技 农产品 农资 种业 牧业 畜牧 养殖 水产 渔业 林业 花卉 果业 蔬菜 生态 生态农业 供应链 供应链管理 物流 货运 运输 快递 仓储 汽车 汽车销售 汽车销售服务 汽车服务 汽车配件 汽配 汽车维修 汽车租赁 摩托车 车业 交通 航空 船舶 '
  + '医药 药业 制药 医疗 医疗器械 医疗设备 医疗管理 医疗美容 美容 美容美发 美发 健康 健康管理 健康科技 大健康 生物 生物制药 生物技术 口腔 眼科 中医 康复 养老 养老服务 家政 家政服务 保洁 保安 保安服务 金融 担保 典当 租赁 保险 保险代理 证券 拍卖 珠宝 首饰 工艺品 礼品 玩具 母婴 化妆品 眼镜 钟表 乐器 宠物 器材 用品 制品 销售 服务 维修 修理 火锅 双语 家用 便利 节能 节能科技 精密 精密机械 精密制造'
).split(' ');
/** Lines of business that are as often written short. */
export const INDUSTRY_ABBREVIATIONS: readonly (readonly [short: string, full: string])[] = [['汽配', '汽车配件'], ['家电', '家用电器'], ['汽修', '汽车维修'], ['物管', '物业管理']];
/** What a dependent part of an organisation is called; it is another legal person, or none, but never its head office. */
export const BRANCH_WORD = '(?:分公司|分店|分行|支行|分院|分校|分部|分厂|分所|办事处|营业部|门店|直营店|加盟店|体验店|旗舰店|项目部|服务站|售后服务中心|售后部|仓库|校区|院区|厂区|[东南西北新老]院|店)';

const escape = (word: string): string => word.replace(/[.()*+?|]/g, '\\$&');
const longestFirst = (words: readonly string[]): string => [...new Set(words)].sort((a, b) => b.length - a.length).map(escape).join('|');

export const COMPANY_AT_END = new RegExp(`(?:${longestFirst(COMPANY_FORMS)})$`);
export const FORM_AT_END = new RegExp(`(?:${longestFirst([...COMPANY_FORMS, ...TRADE_FORMS])})$`, 'i');
export const INDUSTRY_AT_END = new RegExp(`(?:${longestFirst(INDUSTRIES)})$`);
/** The last company form in a text that goes on behind it: where a branch's own name begins. */
export const COMPANY_INSIDE = /^(.*(?:有限责任公司|有限公司|集团公司|总公司|(?<!分)公司|集团|合作社|医院|大学|学院|银行))(.+)$/;
/** Forms of one or two characters that also end names and ordinary words, so prove little by themselves. */
export const WEAK_FORM = /^(?:[厂店行部坊馆社场城站所院园室处库寺局]|中心)$/;
