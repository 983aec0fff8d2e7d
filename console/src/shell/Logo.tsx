import { useSay } from '../language/language';

export function Logo() {
  const say = useSay();
  return <span className="logo"><img src="/favicon.svg" alt="" width="22" height="22" /><b>Mooring</b><span>{say('product')}</span></span>;
}
