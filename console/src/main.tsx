import '@fontsource-variable/noto-sans-sc/index.css';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { LanguageProvider, useSay } from './language/language';
import { Shell } from './shell/Shell';
import { takeLinkedToken } from './server/token';
import './look.css';
import { THEME } from './theme';

function Console() {
  const { language } = useSay();
  return (
    <ConfigProvider theme={THEME} componentSize="middle" locale={language === 'zh' ? zhCN : enUS} button={{ autoInsertSpace: false }}>
      <App className="app"><BrowserRouter><Shell /></BrowserRouter></App>
    </ConfigProvider>
  );
}

takeLinkedToken();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no root');
createRoot(root).render(<StrictMode><LanguageProvider><Console /></LanguageProvider></StrictMode>);
