import dagre from '@dagrejs/dagre';
import type { Edge, Node } from '@xyflow/react';
import type { RecordRelationsQuery } from './records.generated';

type Root = NonNullable<RecordRelationsQuery['goldenRecord']>;
export interface RelatedRecord { readonly id: string; readonly type: string; readonly key: string; readonly values: unknown }
export interface Relation { readonly from: string; readonly to: string }
export interface RelationGraph { readonly records: readonly RelatedRecord[]; readonly relations: readonly Relation[] }

const present = <T>(values: readonly (T | null | undefined)[]): T[] => values.filter((value) => value !== null && value !== undefined);

/** The record with what refers to it and what it refers to: owner before device, customer before contract, device before ticket. */
export function relationGraph(root: Root): RelationGraph {
  const records = new Map<string, RelatedRecord>([[root.id, root]]);
  const relations: Relation[] = [];
  const add = (record: RelatedRecord, relation: Relation): void => {
    if (!records.has(record.id)) records.set(record.id, record);
    if (!relations.some(({ from, to }) => from === relation.from && to === relation.to)) relations.push(relation);
  };
  if ('tickets' in root && !('owner' in root)) {
    for (const device of root.devices) add(device, { from: root.id, to: device.id });
    for (const contract of root.contracts) {
      add(contract, { from: root.id, to: contract.id });
      for (const { id } of contract.devices) if (records.has(id)) relations.push({ from: contract.id, to: id });
    }
    for (const ticket of root.tickets) add(ticket, { from: ticket.device !== null && records.has(ticket.device.id) ? ticket.device.id : root.id, to: ticket.id });
  } else if ('owner' in root) {
    for (const party of present([root.owner, root.buyer])) add(party, { from: party.id, to: root.id });
    for (const contract of root.contracts) add(contract, { from: contract.id, to: root.id });
    for (const ticket of root.tickets) add(ticket, { from: root.id, to: ticket.id });
  } else if ('customer' in root) {
    for (const customer of present([root.customer])) add(customer, { from: customer.id, to: root.id });
    for (const device of root.devices) add(device, { from: root.id, to: device.id });
  } else if ('device' in root && root.device !== null) {
    add(root.device, { from: root.device.id, to: root.id });
    if (root.device.owner !== null) add(root.device.owner, { from: root.device.owner.id, to: root.device.id });
  }
  return { records: [...records.values()], relations };
}

const [WIDTH, HEIGHT] = [190, 58];

/** Laid out from left to right. */
export function laidOut({ records, relations }: RelationGraph): { readonly nodes: Node<{ record: RelatedRecord }>[]; readonly edges: Edge[] } {
  const graph = new dagre.graphlib.Graph().setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 70 }).setDefaultEdgeLabel(() => ({}));
  for (const { id } of records) graph.setNode(id, { width: WIDTH, height: HEIGHT });
  for (const { from, to } of relations) graph.setEdge(from, to);
  dagre.layout(graph);
  return {
    nodes: records.map((record) => {
      const { x, y } = graph.node(record.id) as { readonly x: number; readonly y: number }; // laid out above
      return { id: record.id, type: 'record', position: { x: x - WIDTH / 2, y: y - HEIGHT / 2 }, width: WIDTH, height: HEIGHT, data: { record } };
    }),
    edges: relations.map(({ from, to }) => ({ id: `${from} ${to}`, source: from, target: to })),
  };
}
