import { compile } from '../../../src/core/mapping/compile';
import { attributeNodeId, fieldNodeId, graphOf, nodeOfIssue, specOf } from '../../../src/core/mapping/graph';
import type { GraphEdge, MappingGraph } from '../../../src/core/mapping/graph';
import { inputsOf } from '../../../src/core/mapping/forms';
import type { Expression, MappingSpec } from '../../../src/core/mapping/spec';
import { standardModel } from '../../../src/core/model/standardModel';
import { seedMappings } from '../../../seeds/seedFiles';

const F = (field: string): Expression => ({ field });
const EVERY_FORM: MappingSpec = {
  format: 1, system: 'crm', type: 'ticket', key: 'id', updatedAt: F('t'), codeTables: { status: { codes: { '1': 'OPEN' }, default: 'DONE', back: { OPEN: '1' } } },
  outputs: [{ type: 'ticket', whenAnyOf: ['a', ['b', 'c']], attributes: {
    title: { join: [F('a'), { constant: '/' }, { trim: { case: F('a'), to: 'UPPER' }, prefixes: ['x'] }], separator: '-' },
    number: { firstOf: [{ extract: F('a'), pattern: '(\\d+)', group: 1 }, { split: F('b'), separators: ['/'], index: -1 }] },
    status: { code: F('s'), table: 'status' },
    faultCode: { when: { of: { number: F('n'), decimal: ',' }, isEmpty: true }, then: { unit: F('u'), from: 'kW', to: 'W' }, otherwise: { kind: F('k'), as: 'phone' } },
    phone: { when: { cel: 'source.x == 1' }, then: { listOf: [{ each: F('l'), take: F('p') }] } },
    createdAt: { date: F('d'), format: 'YYYY-MM-DD' },
    device: { reference: F('r'), type: 'device', system: 'mes' },
  } }],
};

test.each([...seedMappings(), EVERY_FORM].map((spec) => [`${spec.system} ${spec.type}`, spec] as const))('%s drawn and read again is the same mapping', (_title, spec) => {
  expect(compile(spec, standardModel)).toMatchObject({ ok: true });
  expect(specOf(graphOf(spec))).toEqual({ spec, layout: {}, issues: [] });
});

test('a field is one node, however many attributes it feeds; transforms have the ids of their places', () => {
  const { nodes, edges } = graphOf(EVERY_FORM);
  expect(nodes.filter(({ id }) => id === fieldNodeId('a'))).toHaveLength(1);
  expect(edges.filter(({ from }) => from === fieldNodeId('a'))).toHaveLength(3);
  expect(nodes.map(({ id }) => id)).toContain('outputs/0/attributes/title/join/2');
  const inputs = (expression: Expression): number => inputsOf(expression).reduce((sum, { expression: inner }) => sum + inputs(inner), 1);
  expect(edges).toHaveLength(Object.values(EVERY_FORM.outputs[0]?.attributes ?? {}).reduce((sum, expression) => sum + inputs(expression), 1));
});

test('positions go with their nodes, whatever these were called on the canvas', () => {
  const graph = graphOf(EVERY_FORM);
  const renamed: MappingGraph = JSON.parse(JSON.stringify(graph).replaceAll('outputs/0/attributes/status"', 'n17"')) as MappingGraph;
  const { layout, spec } = specOf(renamed, { n17: { x: 3, y: 4 }, 'field:s': { x: 0, y: 1 }, gone: { x: 9, y: 9 } });
  expect(layout).toEqual({ 'outputs/0/attributes/status': { x: 3, y: 4 }, 'field:s': { x: 0, y: 1 } });
  expect(spec).toEqual(EVERY_FORM);
});

const drawn = (...more: readonly GraphEdge[]): MappingGraph => {
  const graph = graphOf({ format: 1, system: 'crm', type: 'ticket', outputs: [{ type: 'ticket', attributes: { title: { trim: F('a') } } }] });
  return { ...graph, edges: [...graph.edges, ...more] };
};
const PLACE = 'outputs/0/attributes/title';

test.each<[string, MappingGraph, string, string]>([
  ['two writers', drawn({ id: 'e', from: 'field:a', to: attributeNodeId('ticket', 'title'), slot: 'value' }), 'TWO_WRITERS', attributeNodeId('ticket', 'title')],
  ['two edges into one input', drawn({ id: 'e', from: 'field:a', to: PLACE, slot: 'trim' }), 'TWO_WRITERS', PLACE],
  ['a circle', { ...drawn(), edges: [{ id: 'x', from: PLACE, to: attributeNodeId('ticket', 'title'), slot: 'value' }, { id: 'y', from: PLACE, to: PLACE, slot: 'trim' }] }, 'CYCLE', PLACE],
  ['a transform that nothing goes into', { ...drawn(), edges: [{ id: 'x', from: PLACE, to: attributeNodeId('ticket', 'title'), slot: 'value' }] }, 'NOT_CONNECTED', PLACE],
  ['a transform that leads nowhere', { ...drawn(), edges: [] }, 'NOT_CONNECTED', PLACE],
])('%s is an issue of its node', (_title, graph, code, node) => {
  const { issues } = specOf(graph);
  expect(issues.map((issue) => [issue.code, issue.node])).toContainEqual([code, node]);
  for (const { message, remedy } of issues) expect([message.zh, message.en, remedy.zh, remedy.en]).not.toContain('');
});

test('an issue of the compiler leads to the node that has it', () => {
  const graph = graphOf(EVERY_FORM);
  expect(nodeOfIssue(graph, 'outputs/0/attributes/title/join/2')).toBe('outputs/0/attributes/title/join/2');
  expect(nodeOfIssue(graph, 'outputs/0/attributes/title/join/0')).toBe('field:a');
  expect(nodeOfIssue(graph, 'outputs/0/attributes/phone/when/cel')).toBe('outputs/0/attributes/phone');
  expect(nodeOfIssue(graph, 'outputs/9')).toBeNull();
});
