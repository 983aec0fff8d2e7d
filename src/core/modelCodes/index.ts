export type { CatalogueModel, ModelAlias, ModelAnswer, ModelCodeRule, ModelName, ModelOutcome, ModelQuestion, ModelReason, ModelSuggestion } from './catalogue';
export { compileCatalogue } from './compile';
export type { CatalogueFacts, CatalogueIndex } from './compile';
export { decide, resolve } from './resolve';
export type { Decided } from './resolve';
export { evaluateModelCodes } from './evaluate';
export type { LabelledQuestion, ModelFigures } from './evaluate';
