// Written by scripts/console-types.mjs from schema.graphql; run `npm run console:types` after a change.
import { graphqlDocument } from '../server/graphqlDocument';

export type ModelCodeOutcome =
  | 'ALIAS'
  | 'CANONICAL'
  | 'COMPARISON_KEY'
  | 'CONFLICT'
  | 'SOURCE_CODE'
  | 'SUGGESTED'
  | 'UNKNOWN';

export type ModelCodeRuleKind =
  | 'DROP_PREFIX'
  | 'DROP_SUFFIX';

export type CodeQueueQueryVariables = {
  system?: string | null | undefined;
  status?: ModelCodeOutcome | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
};

export type CodeQueueQuery = { readonly modelCodeQueue: { readonly nodes: ReadonlyArray<{ readonly code: string, readonly manufacturer: string | null, readonly system: string, readonly outcome: ModelCodeOutcome, readonly count: number, readonly samples: ReadonlyArray<string>, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly suggestions: ReadonlyArray<{ readonly confidence: number, readonly why: { readonly zh: string, readonly en: string }, readonly model: { readonly id: string, readonly code: string, readonly manufacturer: string, readonly name: string, readonly series: string | null, readonly category: string } }> }>, readonly totals: ReadonlyArray<{ readonly outcome: ModelCodeOutcome, readonly codes: number, readonly records: number }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type CodeImpactQueryVariables = {
  code: string;
  modelId: string;
  manufacturer?: string | null | undefined;
  system?: string | null | undefined;
};

export type CodeImpactQuery = { readonly previewModelCode: { readonly records: number, readonly devices: number, readonly isCapped: boolean, readonly samples: ReadonlyArray<{ readonly goldenId: string, readonly goldenKey: string, readonly system: string, readonly sourceKey: string, readonly code: string }> } };

export type ModelsQueryVariables = {
  search?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
};

export type ModelsQuery = { readonly deviceModels: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly code: string, readonly manufacturer: string, readonly name: string, readonly series: string | null, readonly category: string, readonly specifications: unknown }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type AliasListQueryVariables = {
  first?: number | null | undefined;
  after?: string | null | undefined;
  includeEnded?: boolean | null | undefined;
};

export type AliasListQuery = { readonly aliases: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly written: string, readonly manufacturer: string | null, readonly system: string | null, readonly modelId: string, readonly decidedBy: string, readonly note: string | null, readonly validFrom: string, readonly validTo: string | null, readonly endedBy: string | null, readonly evidence: { readonly records: number } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type CodeRulesQueryVariables = { [key: string]: never; };

export type CodeRulesQuery = { readonly modelCodeRules: ReadonlyArray<{ readonly kind: ModelCodeRuleKind, readonly text: string, readonly manufacturer: string | null, readonly hits: number, readonly misses: number, readonly samples: ReadonlyArray<string>, readonly confirmed: { readonly id: string, readonly confirmedBy: string, readonly confirmedAt: string } | null }> };

export type DecideCodeMutationVariables = {
  code: string;
  modelId: string;
  manufacturer?: string | null | undefined;
  system?: string | null | undefined;
  note?: string | null | undefined;
};

export type DecideCodeMutation = { readonly decideModelCode: { readonly records: number, readonly isPending: boolean, readonly alias: { readonly id: string } } };

export type UndoCodeMutationVariables = {
  id: string;
};

export type UndoCodeMutation = { readonly undoModelCodeDecision: { readonly alias: { readonly id: string } } };

export type ConfirmRuleMutationVariables = {
  kind: ModelCodeRuleKind;
  text: string;
  manufacturer?: string | null | undefined;
};

export type ConfirmRuleMutation = { readonly confirmModelCodeRule: { readonly id: string } };

export type RetireRuleMutationVariables = {
  id: string;
};

export type RetireRuleMutation = { readonly retireModelCodeRule: { readonly id: string } };
export const codeQueueDocument = graphqlDocument<CodeQueueQuery, CodeQueueQueryVariables>(
  "query CodeQueue($system:String$status:ModelCodeOutcome$first:Int$after:Cursor){modelCodeQueue(system:$system status:$status first:$first after:$after){nodes{code manufacturer system outcome count samples firstSeenAt lastSeenAt suggestions{confidence why{zh en}model{id code manufacturer name series category}}}totals{outcome codes records}pageInfo{endCursor hasNextPage}}}",
);
export const codeImpactDocument = graphqlDocument<CodeImpactQuery, CodeImpactQueryVariables>(
  "query CodeImpact($code:String!$modelId:ID!$manufacturer:String$system:String){previewModelCode(code:$code modelId:$modelId manufacturer:$manufacturer system:$system){records devices isCapped samples{goldenId goldenKey system sourceKey code}}}",
);
export const modelsDocument = graphqlDocument<ModelsQuery, ModelsQueryVariables>(
  "query Models($search:String$first:Int$after:Cursor){deviceModels(search:$search first:$first after:$after){nodes{id code manufacturer name series category specifications}pageInfo{endCursor hasNextPage}}}",
);
export const aliasListDocument = graphqlDocument<AliasListQuery, AliasListQueryVariables>(
  "query AliasList($first:Int$after:Cursor$includeEnded:Boolean){aliases(first:$first after:$after includeEnded:$includeEnded){nodes{id written manufacturer system modelId decidedBy note validFrom validTo endedBy evidence{records}}pageInfo{endCursor hasNextPage}}}",
);
export const codeRulesDocument = graphqlDocument<CodeRulesQuery, CodeRulesQueryVariables>(
  "query CodeRules{modelCodeRules{kind text manufacturer hits misses samples confirmed{id confirmedBy confirmedAt}}}",
);
export const decideCodeDocument = graphqlDocument<DecideCodeMutation, DecideCodeMutationVariables>(
  "mutation DecideCode($code:String!$modelId:ID!$manufacturer:String$system:String$note:String){decideModelCode(code:$code modelId:$modelId manufacturer:$manufacturer system:$system note:$note){alias{id}records isPending}}",
);
export const undoCodeDocument = graphqlDocument<UndoCodeMutation, UndoCodeMutationVariables>(
  "mutation UndoCode($id:ID!){undoModelCodeDecision(id:$id){alias{id}}}",
);
export const confirmRuleDocument = graphqlDocument<ConfirmRuleMutation, ConfirmRuleMutationVariables>(
  "mutation ConfirmRule($kind:ModelCodeRuleKind!$text:String!$manufacturer:String){confirmModelCodeRule(kind:$kind text:$text manufacturer:$manufacturer){id}}",
);
export const retireRuleDocument = graphqlDocument<RetireRuleMutation, RetireRuleMutationVariables>(
  "mutation RetireRule($id:ID!){retireModelCodeRule(id:$id){id}}",
);
