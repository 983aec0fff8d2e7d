/**
 * What the trade calls things, in Chinese and English: general words for the attributes of customers, devices, contracts
 * and tickets, beside their labels. A custom attribute is found by its labels alone.
 */
export const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  'customer.name': ['客户名称', '客户姓名', '客户名', '客户', '姓名', '名称', '用户名称', '用户姓名', '单位名称', '公司名称', '企业名称', '委托方', '甲方', '甲方名称', '业主', '往来单位',
    'name', 'customer name', 'client name', 'customer', 'client', 'account name', 'company', 'company name', 'caller', 'party', 'party a', 'buyer name', 'full name'],
  'customer.kind': ['客户类型', '客户性质', '客户类别', '用户类型', '客户分类', 'customer type', 'client type', 'customer kind', 'account type', 'party type'],
  'customer.phones': ['电话', '手机', '手机号', '手机号码', '移动电话', '联系电话', '联系方式', '固定电话', '固话', '座机', '办公电话', '来电号码', '备用电话', '客户电话', 
    'phone', 'telephone', 'tel', 'mobile', 'cell', 'phone number', 'contact number', 'contact phone', 'landline', 'second phone', 'caller phone'],
  'customer.emails': ['邮箱', '电子邮箱', '邮件', '电子邮件', '邮箱地址', 'email', 'mail', 'email address', 'e mail'],
  'customer.addresses': ['地址', '详细地址', '联系地址', '通讯地址', '收货地址', '客户地址', '省', '省份', '市', '城市', '区', '区县', '县', '街道', '门牌',
    'address', 'street', 'province', 'state', 'city', 'district', 'county', 'address line', 'full address', 'location'],
  'customer.contacts': ['联系人', '联系人姓名', '联络人', '经办人', '对接人', '负责人', 'contact', 'contact person', 'contact name', 'attention'],
  'customer.creditCode': ['统一社会信用代码', '信用代码', '社会信用代码', '税号', '纳税人识别号', '营业执照号', 'credit code', 'uscc', 'tax id', 'tax number', 'vat number'],
  'customer.identityNumber': ['身份证号', '身份证', '身份证号码', '证件号', '证件号码', 'identity number', 'id card', 'id number', 'identity card', 'national id'],
  'customer.serviceLevel': ['客户等级', '客户级别', '会员等级', '服务等级', '服务级别', '等级', '级别', 'service level', 'customer level', 'grade', 'tier', 'vip level', 'level'],
  'device.sn': ['序列号', '设备序列号', '设备sn', '机号', '机身号', '机身编码', '出厂编号', '产品序列号', '条码', 'sn', 'serial', 'serial no', 'serial number', 'device sn', 'machine no'],
  'device.modelCode': ['型号', '产品型号', '机型', '设备型号', '规格型号', '型号代码', 'model', 'model code', 'model no', 'product model', 'machine model', 'type code'],
  'device.modelName': ['型号名称', '产品名称', '品名', '商品名称', '设备名称', 'model name', 'product name', 'item name', 'description'],
  'device.manufacturedOn': ['出厂日期', '生产日期', '制造日期', '下线日期', 'manufactured on', 'manufacture date', 'production date', 'made on', 'mfg date', 'factory date'],
  'device.warrantyEndsOn': ['保修到期日', '保修到期', '保修截止', '质保到期', '质保到期日', '质保截止日期', '保修结束日期', '过保日期', 'warranty end', 'warranty ends on', 'warranty until', 'warranty expiry', 'warranty end date'],
  'device.warrantyMonths': ['保修月数', '质保月数', '保修期', '质保期', '保修期月', '保修时长', 'warranty months', 'warranty period', 'warranty term'],
  'device.owner': ['所有者', '用户编号', '客户编号', '客户编码', '业主编号', '使用方编码', 'owner', 'owner id', 'customer id', 'customer no', 'customer code', 'user id'],
  'device.buyer': ['购买方', '购买方编码', '委托方编码', '采购方编码', '经销商编码', '经销商', 'buyer', 'buyer id', 'buyer code', 'dealer id', 'dealer code', 'sold to'],
  'device.installAddress': ['安装地址', '使用地址', '装机地址', '设备地址', '现场地址', '服务地址', 'install address', 'installation address', 'site address', 'installed at', 'site'],
  'device.lastFaultCode': ['最近故障代码', '故障代码', '故障码', '错误代码', '报警代码', 'fault code', 'last fault code', 'error code', 'failure code', 'alarm code'],
  'device.lastRepairedOn': ['最近维修日期', '维修日期', '维修时间', '检修日期', '上次维修', '服务日期', 'last repaired on', 'repair date', 'last repair', 'repaired on', 'last service date'],
  'contract.number': ['合同编号', '合同号', '协议编号', '合同编码', '协议号', 'contract number', 'contract no', 'agreement no', 'contract id', 'contract code'],
  'contract.serviceLevel': ['服务级别', '服务等级', '合同等级', '服务类型', '级别', '等级', 'service level', 'sla', 'level', 'service class', 'tier'],
  'contract.startsOn': ['生效日期', '开始日期', '起始日期', '合同开始', '签订日期', '起始日', 'starts on', 'start date', 'valid from', 'effective date', 'begin date', 'from date'],
  'contract.endsOn': ['到期日期', '结束日期', '截止日期', '终止日期', '合同到期', '失效日期', '到期日', 'ends on', 'end date', 'valid to', 'valid until', 'expiry date', 'due date', 'to date'],
  'contract.amount': ['金额', '合同金额', '合同总额', '总价', '价税合计', '含税金额', 'amount', 'contract amount', 'total', 'price', 'contract value', 'sum'],
  'contract.customer': ['甲方客户', '客户编号', '客户编码', '甲方编号', '甲方编码', 'customer id', 'customer no', 'customer code', 'client id'],
  'contract.devices': ['合同设备', '设备清单', '设备序列号', '设备列表', '序列号清单', '设备', 'devices', 'serial numbers', 'device list', 'equipment', 'sns'],
  'ticket.number': ['工单编号', '工单号', '单号', '服务单号', '报修单号', '派工单号', 'ticket number', 'ticket no', 'work order', 'order no', 'case number', 'ticket id', 'job no'],
  'ticket.title': ['标题', '主题', '工单标题', '问题描述', '故障描述', '报修内容', '问题', '故障现象', '摘要', 'title', 'subject', 'summary', 'problem', 'description', 'issue'],
  'ticket.status': ['状态', '工单状态', '处理状态', '进度', 'status', 'state', 'ticket status', 'stage'],
  'ticket.faultCode': ['故障代码', '故障码', '错误代码', '报警代码', '问题分类', 'fault code', 'error code', 'failure code', 'alarm code'],
  'ticket.phone': ['来电号码', '来电电话', '电话', '手机', '联系电话', '报修电话', 'caller phone', 'phone', 'phone number', 'mobile', 'tel', 'contact phone', 'caller number'],
  'ticket.device': ['设备', '设备序列号', '序列号', '机身号', '设备sn', 'device', 'device sn', 'sn', 'serial no', 'serial number', 'machine'],
  'ticket.createdAt': ['创建时间', '建单时间', '报修时间', '来电时间', '受理时间', '登记时间', 'created at', 'create time', 'opened at', 'reported at', 'open time', 'created'],
  'ticket.closedAt': ['关闭时间', '完成时间', '完工时间', '结单时间', '办结时间', 'closed at', 'close time', 'completed at', 'finished at', 'resolved at', 'done at'],
};

/** What records of a type are called where they are numbered. */
const KEY_WORDS: Readonly<Record<string, readonly string[]>> = {
  customer: ['客户编号', '客户编码', '客户代码', '客户id', '委托方编码', '联系人编号', '会员号', 'customer id', 'customer no', 'customer code', 'client id', 'contact id', 'account id', 'account no'],
  device: ['设备编号', '设备编码', '资产编号', 'device id', 'asset id', 'asset no'],
  contract: ['合同id', 'contract id'],
  ticket: ['工单id', 'ticket id'],
};
const ANY_KEY = ['编号', '编码', '主键', '记录号', 'id', 'key', 'code', 'no', 'record id'];

export const keyWords = (type: string): readonly string[] => [...KEY_WORDS[type] ?? [], ...ANY_KEY];
export const UPDATED_AT_WORDS: readonly string[] = ['更新时间', '修改时间', '最后更新', '最后修改', '最后更新时间', '变更时间', '更新日期', '同步时间', 
  'updated at', 'update time', 'last updated', 'modified at', 'last modified', 'modify time', 'changed at', 'last contact at', 'last seen at', 'timestamp'];
