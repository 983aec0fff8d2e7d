import { Button, Result } from 'antd';
import { Component } from 'react';
import type { ReactNode } from 'react';
import { useSay } from '../language/language';

function BrokenNotice() {
  const say = useSay();
  return <Result status="warning" title={say('brokenScreen')} extra={<Button onClick={() => { location.reload(); }}>{say('reload')}</Button>} />;
}

/** A screen that fails leaves the frame around it standing; another address tries anew. */
export class Broken extends Component<{ readonly at: string; readonly children: ReactNode }, { readonly failedAt: string | null }> {
  override readonly state: { readonly failedAt: string | null } = { failedAt: null };

  static getDerivedStateFromError(): null { return null; }

  override componentDidCatch(): void { this.setState({ failedAt: this.props.at }); }

  override render(): ReactNode {
    return this.state.failedAt === this.props.at ? <BrokenNotice /> : this.props.children;
  }
}
