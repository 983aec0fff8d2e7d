import { Button, Form, Input } from 'antd';
import { useSay } from '../language/language';
import { token } from '../server/token';
import { LanguageSwitch } from './LanguageSwitch';
import { Logo } from './Logo';

/** Where nobody is signed in: a token is asked for. `refused`: the one before was not accepted. */
export function SignIn({ refused }: { readonly refused: boolean }) {
  const say = useSay();
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <div className="sign-in-head"><Logo /><LanguageSwitch /></div>
        <p className="sign-in-tagline">{say('tagline')}</p>
        <Form<{ token: string }> layout="vertical" requiredMark={false} onFinish={(given) => { token.set(given.token.trim()); }}>
          <Form.Item name="token" label={say('accessToken')} extra={say('tokenHint')} rules={[{ required: true, whitespace: true, message: say('accessToken') }]}
            {...(refused ? { validateStatus: 'error', help: say('tokenRefused') } : {})}>
            <Input.Password autoFocus maxLength={200} autoComplete="off" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block>{say('signIn')}</Button>
        </Form>
      </div>
    </main>
  );
}
