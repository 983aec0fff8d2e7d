import { LogoutOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, Tag } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSay } from '../language/language';
import { ROLES } from '../language/words/enums';
import { token } from '../server/token';
import { LanguageSwitch } from './LanguageSwitch';
import { Logo } from './Logo';
import { useOnline } from './useOnline';
import { useViewer } from './viewer';

export function TopBar() {
  const say = useSay();
  const viewer = useViewer();
  const online = useOnline();
  return (
    <header className="top-bar">
      <Logo />
      {viewer.may('searchRecords') && <SearchBox />}
      <div className="top-bar-end">
        {!online && <Tag color="warning" variant="filled">{say('offlineShort')}</Tag>}
        <LanguageSwitch />
        <span className="viewer"><b>{viewer.name}</b><span>{say.label(ROLES[viewer.role])}</span></span>
        <Button type="text" size="small" icon={<LogoutOutlined />} aria-label={say('signOut')} title={say('signOut')} onClick={() => { token.set(null); }} />
      </div>
    </header>
  );
}

function SearchBox() {
  const say = useSay();
  const go = useNavigate();
  const [text, setText] = useState('');
  const search = (): void => { if (text.trim() !== '') void go(`/records?q=${encodeURIComponent(text.trim())}`); };
  return (
    <Input className="top-search" value={text} prefix={<SearchOutlined />} placeholder={say('searchEverywhere')} aria-label={say('searchEverywhere')} maxLength={100} allowClear
      onChange={(event) => { setText(event.target.value); }} onPressEnter={search} />
  );
}
