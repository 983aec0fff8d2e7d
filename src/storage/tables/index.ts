import { AccessTokenTable } from './accessToken';
import { AuditEntryTable } from './auditEntry';
import { CandidateKeyTable } from './candidateKey';
import { ChangeTable } from './change';
import { ChangeRetentionTable } from './changeRetention';
import { ConfigurationDraftTable } from './configurationDraft';
import { ConfigurationVersionTable } from './configurationVersion';
import { DecisionTable } from './decision';
import { DeviceModelTable } from './deviceModel';
import { ExclusionTable } from './exclusion';
import { GoldenKeyTable } from './goldenKey';
import { GoldenRecordTable } from './goldenRecord';
import { GoldenReferenceTable } from './goldenReference';
import { GoldenVersionTable } from './goldenVersion';
import { JudgementTable } from './judgement';
import { LogEpochTable } from './logEpoch';
import { MappingDraftTable } from './mappingDraft';
import { MappingRunTable } from './mappingRun';
import { MappingVersionTable } from './mappingVersion';
import { MatchBuildTable } from './matchBuild';
import { MatchKeyTable } from './matchKey';
import { ModelAliasTable } from './modelAlias';
import { ModelCatalogueTable } from './modelCatalogue';
import { ModelCodeRuleTable } from './modelCodeRule';
import { ModelRecodeTable } from './modelRecode';
import { PinnedValueTable } from './pinnedValue';
import { ReviewClaimTable } from './reviewClaim';
import { ReviewPairTable } from './reviewPair';
import { SearchBuildTable } from './searchBuild';
import { SearchDocumentTable } from './searchDocument';
import { SeedingTable } from './seeding';
import { SourceImportTable } from './sourceImport';
import { SourceModelCodeTable } from './sourceModelCode';
import { SourceRecordTable } from './sourceRecord';
import { SourceRecordHistoryTable } from './sourceRecordHistory';
import { SourceReferenceTable } from './sourceReference';
import { SourceSystemTable } from './sourceSystem';
import { SurvivorChoiceTable } from './survivorChoice';
import { ValueBuildTable } from './valueBuild';
import { WebhookAttemptTable } from './webhookAttempt';
import { WebhookDeliveryTable } from './webhookDelivery';
import { WebhookEndpointTable } from './webhookEndpoint';
import { WebhookSecretTable } from './webhookSecret';
import { ChangeRuleTable } from './changeRule';
import { ChangeRuleVersionTable } from './changeRuleVersion';
import { RuleProgressTable } from './ruleProgress';
import { RuleTimerTable } from './ruleTimer';
import { RuleFiringTable } from './ruleFiring';
import { NotificationTable } from './notification';
import { RuleTaskTable } from './ruleTask';
import { RulePromptTable } from './rulePrompt';

/** Every table class, for the data source. Imported one by one: no file is found by a pattern. */
export const tables: readonly (new () => object)[] = [
  AccessTokenTable,
  AuditEntryTable,
  CandidateKeyTable,
  ChangeTable,
  ChangeRetentionTable,
  ConfigurationDraftTable,
  ConfigurationVersionTable,
  DecisionTable,
  DeviceModelTable,
  ExclusionTable,
  GoldenKeyTable,
  GoldenRecordTable,
  GoldenReferenceTable,
  GoldenVersionTable,
  JudgementTable,
  LogEpochTable,
  MappingDraftTable,
  MappingRunTable,
  MappingVersionTable,
  MatchBuildTable,
  MatchKeyTable,
  ModelAliasTable,
  ModelCatalogueTable,
  ModelCodeRuleTable,
  ModelRecodeTable,
  PinnedValueTable,
  ReviewClaimTable,
  ReviewPairTable,
  SearchBuildTable,
  SearchDocumentTable,
  SeedingTable,
  SourceImportTable,
  SourceModelCodeTable,
  SourceRecordHistoryTable,
  SourceRecordTable,
  SourceReferenceTable,
  SourceSystemTable,
  SurvivorChoiceTable,
  ValueBuildTable,
  WebhookAttemptTable,
  WebhookDeliveryTable,
  WebhookEndpointTable,
  WebhookSecretTable,
  ChangeRuleTable,
  ChangeRuleVersionTable,
  RuleProgressTable,
  RuleTimerTable,
  RuleFiringTable,
  NotificationTable,
  RuleTaskTable,
  RulePromptTable,
];
