import { Button } from 'antd';
import { useLanguage } from '../language/language';

export function LanguageSwitch() {
  const { say, change } = useLanguage();
  const other = say.language === 'zh' ? 'en' : 'zh';
  return <Button type="text" size="small" lang={other === 'en' ? 'en' : 'zh-CN'} onClick={() => { change(other); }}>{say('switchLanguage')}</Button>;
}
