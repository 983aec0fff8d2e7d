/** The demo world's vocabulary. Divisions are real (addresses must be readable); everything named in them is invented. */
export const PLACES = [
  { province: '浙江省', city: '杭州市', district: '西湖区', areaCode: '0571', division: '330106' },
  { province: '浙江省', city: '杭州市', district: '余杭区', areaCode: '0571', division: '330110' },
  { province: '浙江省', city: '杭州市', district: '萧山区', areaCode: '0571', division: '330109' },
  { province: '浙江省', city: '宁波市', district: '鄞州区', areaCode: '0574', division: '330212' },
  { province: '浙江省', city: '绍兴市', district: '越城区', areaCode: '0575', division: '330602' },
  { province: '浙江省', city: '嘉兴市', district: '南湖区', areaCode: '0573', division: '330402' },
  { province: '江苏省', city: '苏州市', district: '吴中区', areaCode: '0512', division: '320506' },
  { province: '江苏省', city: '无锡市', district: '滨湖区', areaCode: '0510', division: '320211' },
  { province: '江苏省', city: '南京市', district: '江宁区', areaCode: '025', division: '320115' },
  { province: '上海市', city: '上海市', district: '闵行区', areaCode: '021', division: '310112' },
  { province: '上海市', city: '上海市', district: '浦东新区', areaCode: '021', division: '310115' },
  { province: '安徽省', city: '合肥市', district: '蜀山区', areaCode: '0551', division: '340104' },
];

export const ROADS = ['澄湖路', '听松路', '竹影路', '云栖桥路', '晚晴路', '芦花街', '棠梨路', '泊舟路', '星渚路', '鹤鸣街', '书香路', '望帆大道', '青禾路', '月河街', '梧桐里路', '锦帆路'];
export const ESTATES = ['澄湖花园', '听松雅苑', '竹影名邸', '晚晴家园', '芦花小区', '棠梨公寓', '星渚新城', '鹤鸣山庄', '书香华府', '望帆苑', '青禾小区', '月河人家'];
export const BUILDINGS = ['澄湖大厦', '泊舟广场', '星渚中心', '望帆商务楼', '青禾产业园', '锦帆科技园'];

export const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段'];
export const GIVEN_FIRST = [...'知怀听映若书清云景思沐亦星望逸晚予嘉言宛'];
export const GIVEN_LAST = [...'远澜瑜舟棠禾川溪宁谦澄笙恬岚霖晏珂乔衡淮'];

/** Distinctive parts of organisations' names. */
export const BRANDS = ['澄屿', '泊云', '星渚', '鹤汀', '晚禾', '棠舟', '竹里', '望川', '青岫', '芦汀', '云笠', '松寮', '锦澜', '月浦', '榆溪', '桐野', '兰渡', '柏汀', '荻浦', '枫桥渡', '石澜', '梅坞里', '沙汀', '霁川'];
export const ORGANISATION_KINDS = {
  hospital: { forms: ['康复医院', '妇儿医院', '骨科医院', '口腔医院有限公司'], credit: '12', goods: ['医疗设备', '医疗设备', '医疗设备', '空调', '电梯'] },
  property: { forms: ['物业服务有限公司', '物业管理有限公司'], credit: '91', goods: ['电梯', '电梯', '空调', '热水器'] },
  hotel: { forms: ['酒店管理有限公司', '酒店有限公司'], credit: '91', goods: ['空调', '空调', '热水器', '洗衣机', '冰箱'] },
  shop: { forms: ['便利店', '水果店', '餐饮有限公司', '超市有限公司'], credit: '92', goods: ['空调', '冰箱', '冰箱'] },
  factory: { forms: ['精密机械有限公司', '纺织科技有限公司', '食品有限公司'], credit: '91', goods: ['空调', '热水器', '电梯'] },
  school: { forms: ['外国语学校', '实验幼儿园'], credit: '52', goods: ['空调', '空调', '热水器'] },
};
export const DEALER_FORMS = ['电器商行', '电器销售有限公司', '制冷设备经营部', '家电服务部'];

export const FAULTS = {
  空调: [['E3', '制冷效果差'], ['E1', '内机滴水到地板'], ['F4', '外机有嗡嗡声'], ['', '加氟保养'], ['', '移机安装'], ['P1', '一开机就断电']],
  洗衣机: [['E21', '排水很慢'], ['E41', '门锁报警'], ['', '甩干时移位'], ['E11', '进水超时']],
  冰箱: [['', '冷藏不制冷'], ['E6', '风机异响'], ['', '门封条更换'], ['F1', '温度显示异常']],
  热水器: [['E1', '打火无反应'], ['E2', '中途熄火'], ['', '水温忽冷忽热'], ['E5', '漏水']],
  电梯: [['F08', '层门关不严'], ['F21', '停层有落差'], ['', '季度维保'], ['F33', '运行抖动'], ['', '困人救援']],
  医疗设备: [['ERR12', '开机自检不通过'], ['', '年度计量校准'], ['ERR05', '血氧探头脱落报警'], ['', '电池续航不足'], ['ERR31', '打印卡纸']],
};
