import { Button, Table } from 'antd';
import { useSay } from '../language/language';
import { useAct } from '../server/useAnswer';
import { usePages } from '../server/usePages';
import { Mark } from '../shared/Mark';
import { Answer, ErrorNotice, Nothing } from '../shared/states';
import { moment } from '../shared/time';
import { useSystemNames } from '../shell/viewer';
import { aliasListDocument, undoCodeDocument } from './modelCodes.generated';

/** What people have said that codes mean, in force and ended. */
export function AliasTable() {
  const say = useSay();
  const systems = useSystemNames();
  const pages = usePages(aliasListDocument, { first: 50, includeEnded: true }, ({ aliases }) => aliases);
  const undo = useAct(undoCodeDocument);
  return (
    <Answer of={pages}>{(aliases) => (aliases.length === 0 ? <Nothing text={say('noAliases')} /> : (
      <div className="stack">
        {undo.error !== null && <ErrorNotice error={undo.error} />}
        <Table size="small" rowKey="id" pagination={false} dataSource={[...aliases]} columns={[
          { title: say('writtenCode'), dataIndex: 'written', className: 'mono' }, { title: say('model'), dataIndex: 'modelId', className: 'mono' },
          { title: say('system'), key: 'system', render: (_value, { system }) => (system === null ? say('allSystems') : say.label(systems.get(system) ?? { zh: system, en: system })) },
          { title: say('decidedBy'), key: 'by', render: (_value, { decidedBy, validFrom }) => <><span className="data">{decidedBy}</span> <span className="quiet small">{moment(validFrom, say.language)}</span></> },
          { title: say('recordsHeld'), key: 'n', align: 'right', render: (_value, { evidence }) => evidence.records },
          { title: say('state'), key: 'state', render: (_value, { validTo }) => <Mark tone={validTo === null ? 'good' : 'plain'}>{say(validTo === null ? 'inForce' : 'ended')}</Mark> },
          { title: <span className="sr-only">{say('actions')}</span>, key: 'undo', align: 'right', render: (_value, { id, validTo }) => (validTo === null ? <Button size="small" onClick={() => { undo.mutate({ id }); }}>{say('takeBack')}</Button> : null) },
        ]} />
        {pages.hasMore && <Button loading={pages.isFetching} onClick={pages.more}>{say('more')}</Button>}
      </div>
    ))}</Answer>
  );
}
