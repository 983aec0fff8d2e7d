import type { Label } from '../label';

/** What the audit log calls operations. One that is added and has no words yet is shown by its name. */
export const OPERATIONS: Readonly<Record<string, Label>> = {
  signIn: { zh: '登录失败', en: 'Failed sign-in' }, unmaskValue: { zh: '查看原值', en: 'Value shown whole' },
  pinValue: { zh: '固定取值', en: 'Value pinned' }, unpinValue: { zh: '取消固定', en: 'Value unpinned' },
  decidePair: { zh: '判定一对', en: 'Pair decided' }, decidePairs: { zh: '批量判定', en: 'Pairs decided' }, undoDecision: { zh: '撤销判定', en: 'Decision taken back' },
  mergeGoldenRecords: { zh: '合并主数据', en: 'Records merged' }, unlinkSourceRecord: { zh: '拆出来源记录', en: 'Source record taken out' },
  claimReviewPairs: { zh: '领取待审对', en: 'Pairs claimed' }, releaseReviewPairs: { zh: '释放待审对', en: 'Pairs released' },
  upsertSourceRecords: { zh: '写入来源记录', en: 'Source records pushed' }, importFile: { zh: '导入文件', en: 'File imported' }, exportRecords: { zh: '导出主数据', en: 'Records exported' },
  createToken: { zh: '新建令牌', en: 'Token made' }, revokeToken: { zh: '撤销令牌', en: 'Token revoked' },
  addSourceSystem: { zh: '新增来源系统', en: 'System added' }, addSourceSystems: { zh: '新增来源系统(批量)', en: 'Systems added' }, addDeviceModels: { zh: '载入型号目录', en: 'Models loaded' },
  saveConfigurationDraft: { zh: '保存配置草稿', en: 'Configuration drafted' }, discardConfigurationDraft: { zh: '放弃配置草稿', en: 'Draft discarded' },
  tryConfigurationDraft: { zh: '试运行配置', en: 'Configuration tried' }, publishConfiguration: { zh: '发布配置', en: 'Configuration published' }, rollbackConfiguration: { zh: '回滚配置', en: 'Configuration rolled back' },
  tryConfigurationRollback: { zh: '试运行回滚', en: 'Rollback tried' }, trainMatchModel: { zh: '训练匹配模型', en: 'Match model trained' },
  saveMappingDraft: { zh: '保存映射草稿', en: 'Mapping drafted' }, discardMappingDraft: { zh: '放弃映射草稿', en: 'Mapping draft discarded' }, publishMapping: { zh: '发布映射', en: 'Mapping published' }, rollbackMapping: { zh: '回滚映射', en: 'Mapping rolled back' },
  pauseMappingRun: { zh: '暂停映射应用', en: 'Mapping run paused' }, resumeMappingRun: { zh: '继续映射应用', en: 'Mapping run resumed' },
  decideModelCode: { zh: '判定型号代码', en: 'Model code decided' }, retireAlias: { zh: '停用别名', en: 'Alias ended' }, undoModelCodeDecision: { zh: '撤销型号判定', en: 'Model decision taken back' },
  confirmModelCodeRule: { zh: '确认型号规则', en: 'Code rule confirmed' }, retireModelCodeRule: { zh: '停用型号规则', en: 'Code rule ended' }, importModels: { zh: '导入型号目录', en: 'Models imported' },
  excludeSource: { zh: '排除来源', en: 'Source excluded' }, endSourceExclusion: { zh: '结束排除', en: 'Exclusion ended' },
  createWebhookEndpoint: { zh: '新建 Webhook', en: 'Webhook made' }, updateWebhookEndpoint: { zh: '修改 Webhook', en: 'Webhook changed' }, setWebhookEndpointState: { zh: '启停 Webhook', en: 'Webhook switched' },
  rotateWebhookSecret: { zh: '更换 Webhook 密钥', en: 'Webhook secret changed' }, replayWebhookEvent: { zh: '重发变更', en: 'Change sent again' }, pushWebhookDeliveries: { zh: '重新推送', en: 'Deliveries pushed again' },
  saveChangeRule: { zh: '保存联动规则', en: 'Change rule drafted' }, publishChangeRule: { zh: '发布联动规则', en: 'Change rule published' }, rollbackChangeRule: { zh: '回滚联动规则', en: 'Change rule rolled back' }, stopChangeRule: { zh: '停用联动规则', en: 'Change rule stopped' },
};
