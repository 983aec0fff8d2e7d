import { organisationNameKind } from '../../../src/core/attributes/organisationName';
import { accept, itObeysTheLaws, outcome } from './kindLaws';

test.each([
  // raw, region, core, industry, legalForm, branch
  ['绍兴恒瑞电梯工程有限公司', '绍兴', '恒瑞', '电梯工程', '有限公司', null],
  ['恒瑞（绍兴）电梯工程有限公司', '绍兴', '恒瑞', '电梯工程', '有限公司', null],
  ['恒瑞(紹興)電梯工程有限責任公司', '绍兴', '恒瑞', '电梯工程', '有限责任公司', null],
  ['浙江省绍兴市恒瑞电梯工程股份有限公司', '浙江省绍兴市', '恒瑞', '电梯工程', '股份有限公司', null],
  ['恒瑞电梯工程', null, '恒瑞', '电梯工程', null, null],
  ['绍兴恒瑞', '绍兴', '恒瑞', null, null, null],
  ['绍兴上虞区恒瑞五金商行', '绍兴上虞区', '恒瑞', '五金', '商行', null],
  ['黔东南苗族侗族自治州云谷敬老院', '黔东南苗族侗族自治州', '云谷', null, '敬老院', null],
  ['呼伦贝尔鄂温克族自治旗草原便利店', '呼伦贝尔鄂温克族自治旗', '草原', null, '便利店', null],
  ['恒瑞建筑工程（集团）有限公司', null, '恒瑞', '建筑工程', '集团有限公司', null],
  ['恒瑞电梯工程有限公司宁波分公司', null, '恒瑞', '电梯工程', '有限公司', '宁波分公司'],
  ['浙江恒瑞电梯宁波分公司', '浙江', '恒瑞', '电梯', null, '宁波分公司'],
  ['恒瑞宁波分', null, '恒瑞', null, null, '宁波分'],
  ['云谷口腔医院(城东店)', null, '云谷', '口腔', '医院', '城东店'],
  ['云谷家电维修个体工商户', null, '云谷', '家电维修', '个体工商户', null],
  ['北京市场营销咨询有限公司', '北京', '市场营销', '咨询', '有限公司', null],
])('%j', (raw, ...parts) => {
  const [region, core, industry, legalForm, branch] = parts;
  expect(accept(organisationNameKind, raw)).toMatchObject({ region, core, industry, legalForm, branch });
});

test.each([
  ['无', 'PLACEHOLDER'], ['有限公司', 'PLACEHOLDER'], ['公司', 'PLACEHOLDER'], ['测试公司', 'PLACEHOLDER'], ['个人', 'PLACEHOLDER'], ['----', 'PLACEHOLDER'], ['test', 'PLACEHOLDER'],
  ['恒瑞****公司', 'MASKED'], ['某公司', 'PLACEHOLDER'], ['某电梯公司', 'MASKED'], ['1234567', 'BAD_FORMAT'], ['云', 'BAD_LENGTH'],
])('%j is refused as %s', (raw, code) => { expect(outcome(organisationNameKind, raw)).toBe(code); });

test('name is tidied, brackets are of one width, remarks stay', () => {
  expect(accept(organisationNameKind, '　恒瑞 【绍兴】 电梯工程 有限公司 ').name).toBe('恒瑞(绍兴)电梯工程有限公司');
  expect(accept(organisationNameKind, '恒瑞电梯有限公司（原云谷电梯）').bracketed).toBe('原云谷电梯');
  expect(accept(organisationNameKind, 'Acme  Lift Co., Ltd.').name).toBe('Acme Lift Co., Ltd.');
});

test.each([
  ['恒瑞（绍兴）电梯工程有限公司', '恒瑞(绍兴)电梯工程有限责任公司', 'EXACT'], ['恒瑞 (绍兴) 电梯工程有限公司', '恒瑞绍兴电梯工程有限公司', 'EXACT'], ['恆瑞電梯有限公司', '恒瑞电梯有限公司', 'EXACT'],
  ['恒瑞（绍兴）电梯工程有限公司', '绍兴恒瑞电梯工程有限公司', 'NEAR'], ['绍兴恒瑞电梯工程有限公司', '恒瑞电梯工程', 'NEAR'], ['绍兴恒瑞电梯工程有限公司', '恒瑞', 'NEAR'], ['绍兴市恒瑞电梯工程', '绍兴恒瑞电梯工程有限公司', 'NEAR'], ['恒瑞农业', '恒瑞农业开发有限公司', 'NEAR'], ['恒瑞电梯公司', '恒瑞电梯有限公司', 'NEAR'], ['恒瑞汽配', '绍兴恒瑞汽车配件有限公司', 'NEAR'],
  ['恒瑞电梯有限公司宁波分', '恒瑞电梯有限公司宁波分公司', 'NEAR'],
  ['恒瑞电梯有限公司', '恒瑞电梯有限公司宁波分公司', 'DIFFERENT'], ['恒瑞电梯有限公司台州分公司', '恒瑞电梯有限公司宁波分公司', 'DIFFERENT'], ['云谷口腔医院', '云谷口腔医院(城东店)', 'DIFFERENT'],
  ['绍兴恒瑞电梯有限公司', '宁波恒瑞电梯有限公司', 'DIFFERENT'], ['恒瑞电梯有限公司', '恒瑞食品有限公司', 'DIFFERENT'], ['恒瑞电梯有限公司', '恒端电梯有限公司', 'DIFFERENT'], ['云谷诊所', '云谷商行', 'DIFFERENT'],
])('%j and %j are %s', (a, b, closeness) => {
  expect(organisationNameKind.compare(accept(organisationNameKind, a), accept(organisationNameKind, b))).toBe(closeness);
});
test('short and legal name meet in the looser key', () => {
  const keys = (raw: string): readonly string[] => organisationNameKind.matchKeys(accept(organisationNameKind, raw));
  expect(keys('恒瑞（绍兴）电梯工程有限责任公司')).toEqual(['恒瑞绍兴电梯工程有限公司', 'core:恒瑞']);
  expect(keys('恒瑞电梯')).toContain('core:恒瑞');
});
test('hostile names are read in time', () => {
  const started = performance.now();
  for (const piece of ['回', '族', '自治', '县', '市', '公司', '分公司', '(', '凉山回', '北京']) outcome(organisationNameKind, piece.repeat(200).slice(0, 200));
  expect(performance.now() - started).toBeLessThan(500);
});
itObeysTheLaws(organisationNameKind, ['恒瑞（绍兴）电梯工程有限公司', '浙江省绍兴市恒瑞五金商行', '恒瑞建筑工程(集团)有限公司宁波分公司', '云谷口腔医院(城东店)', 'Acme Lift Co., Ltd.', '黔东南苗族侗族自治州', '某公司']);
