import { Tabs } from 'antd';
import { useSay } from '../language/language';
import { Screen } from '../shared/frame';
import { useAddress } from '../shared/useAddress';
import { useViewer } from '../shell/viewer';
import { AuditSearch } from './AuditSearch';
import { ConfigurationList } from './ConfigurationList';
import { SystemList } from './SystemList';
import { TokenList } from './TokenList';
import './administration.css';

/** 系统管理: systems, tokens, configuration, audit log; to each role what it may. */
export default function Administration() {
  const say = useSay();
  const viewer = useViewer();
  const { get, set } = useAddress();
  const tabs = [
    ...(viewer.may('readConfiguration') ? [{ key: 'configuration', label: say('configuration'), children: <ConfigurationList /> }] : []),
    ...(viewer.may('configure') ? [{ key: 'systems', label: say('systems'), children: <SystemList /> }] : []),
    ...(viewer.may('manageTokens') ? [{ key: 'tokens', label: say('tokens'), children: <TokenList /> }] : []),
    ...(viewer.may('readAuditLog') ? [{ key: 'audit', label: say('auditLog'), children: <AuditSearch /> }] : []),
  ];
  const chosen = tabs.find(({ key }) => key === get('tab')) ?? tabs[0];
  return <Screen title={say('administration')}><Tabs activeKey={chosen?.key ?? ''} items={tabs} destroyOnHidden onChange={(tab) => { set({ tab }, { push: true }); }} /></Screen>;
}
