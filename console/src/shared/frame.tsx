import { useEffect } from 'react';
import type { ReactNode } from 'react';

interface ScreenProps {
  readonly title: string;
  /** The title is a record's name, no word of the console's. */
  readonly isData?: boolean;
  readonly sub?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The head of a screen with what can be done on it, and its content; names the document after it. */
export function Screen({ title, isData = false, sub, actions, children }: ScreenProps) {
  useEffect(() => { document.title = `${title} · Mooring`; }, [title]);
  return (
    <div className="screen">
      <header className="screen-head"><h1 className={isData ? 'data' : ''}>{title}</h1>{sub !== undefined && <div className="screen-sub">{sub}</div>}<div className="screen-actions">{actions}</div></header>
      {children}
    </div>
  );
}

export function Panel({ title, extra, children, className = '' }: { readonly title?: ReactNode; readonly extra?: ReactNode; readonly children: ReactNode; readonly className?: string }) {
  return (
    <section className={`panel ${className}`}>
      {title !== undefined && <header className="panel-head"><h2>{title}</h2><div>{extra}</div></header>}
      <div className="panel-body">{children}</div>
    </section>
  );
}

/** Names and values in two columns. */
export function Facts({ items }: { readonly items: readonly (readonly [ReactNode, ReactNode])[] }) {
  return <dl className="facts">{items.map(([name, value], index) => <div key={index}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>;
}
