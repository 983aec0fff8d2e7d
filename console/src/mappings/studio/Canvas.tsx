import '@xyflow/react/dist/style.css';
import { Background, Controls, ReactFlow } from '@xyflow/react';
import type { Connection, EdgeChange, NodeChange, Viewport } from '@xyflow/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useSay } from '../../language/language';
import { mayConnect } from './drawing';
import type { Drawing } from './drawing';
import { flowEdges, flowNodes } from './flow';
import type { FlowNode, Shown } from './flow';
import { attributeColumn, COLUMN } from './layout';
import { AttributeBox, FieldBox, HeadingBox, TransformBox } from './nodes';

const NODE_TYPES = { field: FieldBox, attribute: AttributeBox, transform: TransformBox, heading: HeadingBox };
const MANY = 60;

interface CanvasProps extends Omit<Shown, 'measured'> {
  readonly mayEdit: boolean;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  readonly onConnect: (edge: { readonly from: string; readonly to: string; readonly slot: string }) => void;
  /** Transforms on their way, and where they have arrived. */
  readonly onSlide: (places: Drawing['layout'], isFirst: boolean) => void;
}

/** The drawing, to be drawn in: fields on the left, attributes on the right, transforms between them. */
export function Canvas({ mayEdit, onSelect, onConnect, onSlide, ...shown }: CanvasProps) {
  const say = useSay();
  const [measured, setMeasured] = useState<Shown['measured']>(new Map());
  const nodes = useMemo(() => flowNodes({ ...shown, measured }), [shown, measured]);
  const edges = useMemo(() => flowEdges({ ...shown, measured }), [shown, measured]);
  const frame = useRef<HTMLDivElement>(null);
  const [sliding, setSliding] = useState(false);

  const onNodesChange = useCallback((changes: readonly NodeChange<FlowNode>[]) => {
    const sizes = changes.flatMap((change) => (change.type === 'dimensions' && change.dimensions !== undefined ? [[change.id, change.dimensions] as const] : []));
    if (sizes.length > 0) setMeasured((before) => new Map([...before, ...sizes]));
    const places = Object.fromEntries(changes.flatMap((change) => (change.type === 'position' && change.position !== undefined ? [[change.id, change.position] as const] : [])));
    if (Object.keys(places).length > 0) onSlide(places, !sliding);
    const moving = changes.some((change) => change.type === 'position' && change.dragging === true);
    if (changes.some(({ type }) => type === 'position')) setSliding(moving);
    select(changes, shown.selected, onSelect);
  }, [onSelect, onSlide, shown.selected, sliding]);
  const onEdgesChange = useCallback((changes: readonly EdgeChange[]) => { select(changes, shown.selected, onSelect); }, [onSelect, shown.selected]);

  return (
    <div ref={frame} className="studio-canvas" role="group" aria-label={say('mappingCanvas')}>
      <ReactFlow<FlowNode> nodes={nodes} edges={edges} nodeTypes={NODE_TYPES} onNodesChange={onNodesChange} onEdgesChange={onEdgesChange}
        onConnect={({ source, target, targetHandle }: Connection) => { onConnect({ from: source, to: target, slot: targetHandle ?? 'value' }); }}
        isValidConnection={({ source, target }) => mayConnect(shown.drawing, source, target)}
        nodesConnectable={mayEdit} nodesDraggable={mayEdit} deleteKeyCode={null} multiSelectionKeyCode={['Shift', 'Meta', 'Control']} selectionKeyCode="Shift" minZoom={0.2} maxZoom={1.5}
        onlyRenderVisibleElements={nodes.length > MANY} onInit={(flow) => { void flow.setViewport(wholeWidth(shown.drawing, frame.current?.clientWidth ?? 0)); }} connectionRadius={28} proOptions={{ hideAttribution: true }}
        ariaLabelConfig={{ 'controls.ariaLabel': say('zoom'), 'controls.zoomIn.ariaLabel': say('zoomIn'), 'controls.zoomOut.ariaLabel': say('zoomOut'), 'controls.fitView.ariaLabel': say('fitView') }}>
        <Background gap={20} color="#dfe5ea" /><Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}

/** From the fields to the attributes, so that both are seen; read from above. */
function wholeWidth(drawing: Drawing, width: number): Viewport {
  const zoom = Math.min(0.95, Math.max(0.5, (width - 24) / (attributeColumn(drawing.graph) + COLUMN.attributeWidth)));
  return { x: 12, y: 12, zoom };
}

/** What is selected after the library has said what it selects and lets go. */
function select(changes: readonly (NodeChange<FlowNode> | EdgeChange)[], before: ReadonlySet<string>, onSelect: (ids: ReadonlySet<string>) => void): void {
  const next = new Set(before);
  for (const change of changes) {
    if (change.type !== 'select') continue;
    if (change.selected) next.add(change.id); else next.delete(change.id);
  }
  if (changes.some(({ type }) => type === 'select')) onSelect(next);
}
