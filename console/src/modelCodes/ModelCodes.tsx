import { Tabs } from 'antd';
import { useSay } from '../language/language';
import { Screen } from '../shared/frame';
import { useAddress } from '../shared/useAddress';
import { AliasTable } from './AliasTable';
import { Catalogue } from './Catalogue';
import { CodeRules } from './CodeRules';
import { CodeQueue } from './CodeQueue';
import './modelCodes.css';

/** 型号代码: codes that do not resolve by themselves, what people have said of them, and the catalogue. */
export default function ModelCodes() {
  const say = useSay();
  const { get, set } = useAddress();
  return (
    <Screen title={say('modelCodes')}>
      <Tabs activeKey={get('tab') ?? 'queue'} destroyOnHidden onChange={(tab) => { set({ tab: tab === 'queue' ? null : tab }, { push: true }); }} items={[
        { key: 'queue', label: say('codeQueue'), children: <CodeQueue /> }, { key: 'aliases', label: say('aliases'), children: <AliasTable /> },
        { key: 'rules', label: say('codeRules'), children: <CodeRules /> }, { key: 'catalogue', label: say('catalogue'), children: <Catalogue /> },
      ]} />
    </Screen>
  );
}
