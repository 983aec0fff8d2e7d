import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, Table } from 'antd';
import { useState } from 'react';
import { useSay } from '../language/language';
import { usePages } from '../server/usePages';
import { Facts } from '../shared/frame';
import { valuesOf } from '../shared/recordTitle';
import { Answer } from '../shared/states';
import { useAddress } from '../shared/useAddress';
import { useDebounced } from '../shared/useDebounced';
import { modelsDocument } from './modelCodes.generated';
import type { ModelsQuery } from './modelCodes.generated';

type Model = ModelsQuery['deviceModels']['nodes'][number];

/** 型号目录: the product models with their technical data. */
export function Catalogue() {
  const { get, set } = useAddress();
  const [text, setText] = useState(get('search') ?? '');
  return <Models text={text} onText={(next) => { setText(next); set({ search: next }); }} columnsOnly={false} />;
}

export function ModelPicker({ onPick }: { readonly onPick: (model: Model) => void }) {
  const [text, setText] = useState('');
  return <Models text={text} onText={setText} columnsOnly onPick={onPick} />;
}

interface ModelsProps { readonly text: string; readonly onText: (text: string) => void; readonly columnsOnly: boolean; readonly onPick?: (model: Model) => void }

function Models({ text, onText, columnsOnly, onPick }: ModelsProps) {
  const say = useSay();
  const rested = useDebounced(text.trim());
  const pages = usePages(modelsDocument, { search: rested === '' ? null : rested, first: columnsOnly ? 8 : 50 }, ({ deviceModels }) => deviceModels);
  return (
    <div className="stack">
      <Input className="model-search" value={text} maxLength={100} allowClear prefix={<SearchOutlined />} placeholder={say('searchModels')} aria-label={say('searchModels')} onChange={(event) => { onText(event.target.value); }} />
      <Answer of={pages}>{(models) => (
        <Table size="small" rowKey="id" pagination={false} dataSource={[...models]} columns={[
          { title: say('model'), dataIndex: 'code', className: 'mono' }, { title: say('manufacturer'), dataIndex: 'manufacturer', className: 'data' }, { title: say('systemName'), dataIndex: 'name', className: 'data' },
          { title: say('category'), dataIndex: 'category', className: 'data' },
          ...(onPick === undefined ? [] : [{ title: <span className="sr-only">{say('actions')}</span>, key: 'pick', render: (_value: unknown, model: Model) => <Button size="small" onClick={() => { onPick(model); }}>{say('choose')}</Button> }]),
        ]} {...(columnsOnly ? {} : { expandable: { expandedRowRender: ({ specifications }: Model) => <div className="specifications data"><Facts items={Object.entries(valuesOf(specifications)).map(([name, value]) => [name, String(value)])} /></div> } })} />)}</Answer>
      {pages.hasMore && !columnsOnly && <Button loading={pages.isFetching} onClick={pages.more}>{say('more')}</Button>}
    </div>
  );
}
