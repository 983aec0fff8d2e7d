import { compileCatalogue, evaluateModelCodes } from '../../../src/core/modelCodes';

test('counts what resolved, rightly or not, what waits, and leaves questions with several answers out of recall', () => {
  const index = compileCatalogue({ models: [
    { id: 'a', manufacturer: 'Orient', code: 'XR-100' }, { id: 'b', manufacturer: 'Orient', code: 'XR-200' }, { id: 'c', manufacturer: 'Nordlicht', code: 'QT55' }, { id: 'd', manufacturer: 'Orient', code: 'QT55' },
  ] });
  const figures = evaluateModelCodes(index, [
    { modelId: 'a', code: 'Orient XR100' }, { modelId: 'b', code: 'XR-200' }, // right
    { modelId: 'b', code: 'XR-100', manufacturer: 'Orient' }, // wrong
    { modelId: 'c', code: 'QT55' }, { modelId: 'd', code: 'QT55' }, // a conflict, and two answers: no part of recall
    { modelId: 'a', code: 'XR-10O' }, // suggested
    { modelId: 'a', code: '完全不同' }, // unknown
  ]);
  expect(figures).toMatchObject({
    queries: 7, resolved: 3, correct: 2, wrong: 1, wrongStrict: 1, precision: 0.666667, recall: 0.4, f1: 0.5, conflict: 2, unknown: 1, suggestedTop1: 2, suggestedTop5: 3, ambiguous: 2, ambiguousResolved: 0,
  });
});
