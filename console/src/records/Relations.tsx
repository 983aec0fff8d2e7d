import '@xyflow/react/dist/style.css';
import { Background, Controls, Handle, Position, ReactFlow } from '@xyflow/react';
import type { NodeProps, Node } from '@xyflow/react';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useSay } from '../language/language';
import { useAnswer } from '../server/useAnswer';
import { recordTitle } from '../shared/recordTitle';
import { Answer, Nothing } from '../shared/states';
import { useViewer } from '../shell/viewer';
import { recordRelationsDocument } from './records.generated';
import { laidOut, relationGraph } from './relationGraph';
import type { RelatedRecord, RelationGraph } from './relationGraph';

/** 关系图: customer, devices, contracts and tickets that hang together; each leads to its page. */
export default function Relations({ type, goldenId }: { readonly type: string; readonly goldenId: string }) {
  const asked = useAnswer(recordRelationsDocument, { type, key: goldenId });
  return <Answer of={asked}>{({ goldenRecord }) => (goldenRecord === null ? <Nothing /> : <Drawn graph={relationGraph(goldenRecord)} root={goldenRecord.id} />)}</Answer>;
}

const NODE_TYPES = { record: RecordNode };

function Drawn({ graph, root }: { readonly graph: RelationGraph; readonly root: string }) {
  const say = useSay();
  const { nodes, edges } = useMemo(() => laidOut(graph), [graph]);
  if (graph.records.length === 1) return <Nothing text={say('noRelations')} />;
  return (
    <div className="graph" aria-label={say('relationsTab')}>
      <ReactFlow nodes={nodes.map((node) => ({ ...node, className: node.id === root ? 'root' : '' }))} edges={edges} nodeTypes={NODE_TYPES} fitView fitViewOptions={{ maxZoom: 1, padding: 0.1 }} minZoom={0.2}
        nodesDraggable={false} nodesConnectable={false} nodesFocusable={false} edgesFocusable={false} elementsSelectable={false} proOptions={{ hideAttribution: true }}
        ariaLabelConfig={{ 'controls.ariaLabel': say('zoom'), 'controls.zoomIn.ariaLabel': say('zoomIn'), 'controls.zoomOut.ariaLabel': say('zoomOut'), 'controls.fitView.ariaLabel': say('fitView') }}>
        <Background gap={20} color="#dfe5ea" /><Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}

function RecordNode({ data: { record } }: NodeProps<Node<{ record: RelatedRecord }>>) {
  const say = useSay();
  const viewer = useViewer();
  const type = viewer.typeOf(record.type);
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <Link className="graph-record nodrag" to={`/records/${record.type}/${record.id}?tab=relations`}>
        <span className="small quiet">{type === undefined ? record.type : say.label(type.label)} <span className="mono">{record.key}</span></span>
        <span className="data graph-title">{recordTitle(record, viewer, say)}</span>
      </Link>
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </>
  );
}
